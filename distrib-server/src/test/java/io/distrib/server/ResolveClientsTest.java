package io.distrib.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code resolve --clients} prints who goes where, now and with what is supposed. */
class ResolveClientsTest {
  private static final String POOL =
      """
      pool: { name: app.example.test, balance: weighted }
      sites:
        boston: { name: boston.app.example.test, addresses: [192.0.2.10], weight: 3 }
        chicago: { name: chicago.app.example.test, addresses: [192.0.2.20] }
        geneva:  { name: geneva.app.example.test,  addresses: [192.0.2.30], weight: 4 }
      """;

  private static final String GROUPS =
      """
      groups:
        europe:
          name: europe.app.example.test
          sites: [geneva, chicago]
          clients: [198.51.100.0/25, "2001:db8:e::/48"]
        americas:
          name: americas.app.example.test
          sites: [boston, chicago]
          weights: { boston: 399 }
          clients: [198.51.100.192/26]
          default: true
      """;

  @TempDir Path folder;
  private String pool;

  @BeforeEach
  void writeConfiguration() throws IOException {
    pool = Configurations.write(folder, POOL + GROUPS);
  }

  private CommandRun resolve(String clients, String... arguments) {
    List<String> all = new ArrayList<>(List.of("resolve", "--config", pool, "--clients", "-"));
    all.addAll(List.of(arguments));
    return CommandRun.withInput(clients, all.toArray(String[]::new));
  }

  @Test
  void aNameIsThatOfThePoolUnlessAnotherIsSaid() throws IOException {
    Path file = folder.resolve("clients.txt");
    Files.writeString(file, "# our offices\n\n 198.51.100.7 # Bern\n2001:db8:f::/48\r\n");
    CommandRun run = CommandRun.of("resolve", "--config", pool, "--clients", file.toString());

    assertThat(run.out())
        .isEqualTo(
            """
            name: app.example.test A
            CLIENT           GROUP   SITES
            198.51.100.7     europe  geneva 80 %, chicago 20 %
            2001:db8:f::/48  -       geneva 50 %, boston 38 %, chicago 13 %

            SITE     CLIENTS
            boston   19 %
            chicago  16 %
            geneva   65 %

            2 clients
            """);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void anOutageStandsBesideWhatIsNowAndWhoMovesIsMarked() {
    assertThat(resolve("10.0.0.1", "americas.app.example.test", "--down", "boston").out())
        .isEqualTo(
            """
            name: americas.app.example.test A
            CLIENT    GROUP  NOW                         THEN
            10.0.0.1  -      boston >99 %, chicago <1 %  chicago 100 %  *

            SITE     NOW    THEN
            boston   >99 %  0 %
            chicago  <1 %   100 %
            geneva   0 %    0 %

            1 client, 1 marked *
            """);
    assertThat(resolve("10.0.0.1", "europe.app.example.test", "--drain", "boston").lines())
        .contains("10.0.0.1  -      geneva 80 %, chicago 20 %  geneva 80 %, chicago 20 %")
        .endsWith("1 client, 0 marked *");
    assertThat(resolve("10.0.0.1", "boston.app.example.test", "aaaa", "--down", "boston").lines())
        .contains(
            "name: boston.app.example.test AAAA",
            "10.0.0.1  -      boston 100 %  chicago 100 %  *");
  }

  @Test
  void aNetworkOfSeveralGroupsNamesThemAll() throws IOException {
    String line = "europe.app.example.test";
    assertThat(resolve("198.51.100.0/24\n198.51.100.0/26\n0.0.0.0/0\n", line).lines())
        .extracting(row -> row.replaceAll("  +", "|"))
        .contains(
            "198.51.100.0/24|-, americas, europe|geneva 80 %, chicago 20 %",
            "198.51.100.0/26|europe|geneva 80 %, chicago 20 %",
            "0.0.0.0/0|-, americas, europe|geneva 80 %, chicago 20 %");
    assertThat(resolve("198.51.100.0/24").lines().get(2))
        .endsWith("-, americas, europe  geneva 53 %, boston 34 %, chicago 13 %");
    pool = Configurations.write(folder, POOL);
    assertThat(resolve("198.51.100.0/24").lines())
        .contains("CLIENT           SITES")
        .contains("198.51.100.0/24  geneva 50 %, boston 38 %, chicago 13 %");
  }

  @Test
  void clientsAreToldApartWhereThePolicyDoesSo() throws IOException {
    pool = Configurations.write(folder, POOL.replace("weighted", "client-hash"));
    List<String> clients =
        IntStream.range(0, 40).mapToObj(i -> "198.51." + i + ".7").collect(Collectors.toList());
    List<String> rows = resolve(String.join("\n", clients)).lines().subList(2, 42);

    for (int i = 0; i < 40; i++) {
      List<String> answer =
          CommandRun.of("resolve", "--config", pool, "app.example.test", "--client", clients.get(i))
              .lines();
      String site =
          answer.stream()
              .filter(line -> line.endsWith("in the answer"))
              .map(line -> line.replaceFirst("site (.*):.*", "$1"))
              .findFirst()
              .orElseThrow();
      assertThat(rows.get(i))
          .isEqualToNormalizingWhitespace(clients.get(i) + " " + site + " 100 %");
    }
  }

  @Test
  void theShareOfANetworkIsThatOfItsClients() throws IOException {
    pool = Configurations.write(folder, POOL.replace("weighted", "client-hash"));
    String all =
        IntStream.range(0, 256)
            .mapToObj(i -> "198.51." + i + ".0/24\n")
            .collect(Collectors.joining());
    List<String> each = resolve(all, "--down", "geneva").lines();
    List<String> whole = resolve("198.51.0.0/16", "--down", "geneva").lines();

    assertThat(whole.subList(4, 8)).isEqualTo(each.subList(259, 263));
    assertThat(whole.get(2)).doesNotContain("about").doesNotContain(" 0 %");
    assertThat(resolve("198.50.0.0/15").lines().get(2)).contains("about ");
  }

  @Test
  void whoIsNamedNoSiteIsToldWhy() throws IOException {
    pool = Configurations.write(folder, POOL.replace("weighted", "weighted, when-none: servfail"));
    assertThat(
            resolve("10.0.0.1", "--down", "boston", "--down", "chicago", "--down", "geneva")
                .lines())
        .contains("none     0 %   100 %", "1 client, 1 marked *")
        .anyMatch(line -> line.endsWith("  none (ALL_DOWN_SERVFAIL)  *"));
  }

  @Test
  void programsGetOneObject() {
    assertThat(resolve("198.51.100.7", "americas.app.example.test", "--json").out())
        .isEqualTo(
            """
            {"distrib":1,"name":"americas.app.example.test","type":"A","clients":[{"client":"198.51.100.7",\
            "groups":["europe"],"now":{"reasons":["BALANCED"],"sites":{"boston":0.9975,"chicago":0.0025},\
            "estimated":false},"then":null,"moves":false}],"sites":[{"id":"boston","now":0.9975,"then":null},\
            {"id":"chicago","now":0.0025,"then":null},{"id":"geneva","now":0.0,"then":null}],"moved":null}
            """);
    assertThat(resolve("10.0.0.1", "--json", "--down", "boston").out())
        .contains(
            "\"then\":{\"reasons\":[\"BALANCED\"],\"sites\":{\"chicago\":0.2,\"geneva\":0.8}",
            "\"moves\":true",
            "{\"id\":\"boston\",\"now\":0.375,\"then\":0.0}",
            "\"moved\":1");
  }

  @Test
  void everyLineThatIsNoClientIsTold() {
    CommandRun run =
        resolve("10.0.0.1\n10.0.0.1/8\n# x\nlocalhost # y\n\nfe80::1%eth0\n10.0.0.0/33");
    String expected =
        " (expected an address, or a network in CIDR form without host bits, such as"
            + " 198.51.100.0/24 or 2001:db8::/32)\n";

    assertThat(run.err())
        .isEqualTo(
            "standard input:2: \"10.0.0.1/8\""
                + expected
                + "standard input:4: \"localhost\""
                + expected
                + "standard input:6: \"fe80::1%eth0\""
                + expected
                + "standard input:7: \"10.0.0.0/33\""
                + expected);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(resolve("x\n".repeat(1_000)).err()).endsWith("and 900 more\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n# nobody\n"})
  void aFileWithoutClientsIsFaulty(String text) {
    assertThat(resolve(text).err()).startsWith("standard input: missing (expected an address");
  }

  @Test
  void aFileThatIsTooLargeOrNotThereIsToldSo() throws IOException {
    byte[] large = "1\n".repeat(8 * 1024 * 1024 + 1).getBytes(ISO_8859_1);
    CommandRun run = CommandRun.withInput(large, "resolve", "--config", pool, "--clients", "-");
    assertThat(run.err())
        .isEqualTo("distrib: standard input: more than 16777216 bytes (expected fewer clients)\n");
    assertThat(run.exitCode()).isEqualTo(1);
    String absent = folder.resolve("absent.txt").toString();
    assertThat(CommandRun.of("resolve", "--config", pool, "--clients", absent).err())
        .isEqualTo("distrib: " + absent + ": no such file\n");
  }

  @Test
  void veryManyClientsAreNoTrouble() {
    String clients =
        IntStream.range(0, 100_000)
            .mapToObj(i -> "198." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256 + "\n")
            .collect(Collectors.joining());

    assertThat(resolve(clients, "--down", "geneva").lines())
        .hasSize(100_000 + 9)
        .endsWith("100000 clients, 100000 marked *");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          app.example.test  | TXT | --json   | true      | TYPE: "TXT" (expected A, AAAA or HTTPS beside --clients)
          app.example.test  | A   | --client | 192.0.2.1 | --client: "192.0.2.1" (expected either --client or --clients)
          www.example.test  | A   | --down   | boston    | NAME: "www.example.test" (expected the name of a pool, a group or a site)
          app.example.test  | A   | --down   | bosten    | --down: "bosten" (expected one of boston, chicago, geneva)
          """)
  void wrongUseIsToldWithWhatIsExpected(
      String name, String type, String option, String value, String message) {
    CommandRun run =
        option.equals("--json")
            ? resolve("10.0.0.1", name, type, option)
            : resolve("10.0.0.1", name, type, option, value);

    assertThat(run.err()).isEqualTo("distrib: " + message + "\nTry 'distrib resolve --help'.\n");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void withoutClientsANameIsRequiredAndNothingIsForPrograms() {
    assertThat(CommandRun.of("resolve", "--config", pool).err())
        .startsWith("distrib: Missing required parameter: 'NAME'\n");
    assertThat(CommandRun.of("resolve", "--config", pool, "app.example.test", "--json").err())
        .startsWith("distrib: --json needs --clients\n");
  }
}
