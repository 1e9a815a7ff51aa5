package io.distrib.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code resolve} tells of every name of every zone what the nameserver answers (D4). */
class ResolveZonesTest {
  private static final String SHOP =
      """
      pool: { name: shop.example.test, balance: BALANCE }
      sites:
        boston: { name: boston.shop.example.test, addresses: [192.0.2.11, "2001:db8::11"] }
        oslo: { name: oslo.shop.example.test, addresses: [192.0.2.41] }
      naming: { zone: example.test, zone-file: static.zone }
      """;

  private static final String RECORDS =
      """
      www     60 IN CNAME shop
      far     60 IN CNAME www.example.org.
      mail    60 IN A     192.0.2.99
              60 IN TXT   "v=spf1 -all"
      *.wild  60 IN A     192.0.2.98
      below.deep 60 IN A  192.0.2.97
      child   60 IN NS    ns.child
      ns.child 60 IN A    192.0.2.96
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeConfigurations() throws IOException {
    Configurations.grouped(folder);
    Files.writeString(folder.resolve("static.zone"), RECORDS);
    shop("round-robin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mail.example.test      | A     | mail.example.test. 60 IN A 192.0.2.99
          mail.example.test      | TXT   | mail.example.test. 60 IN TXT "v=spf1 -all"
          mail.example.test      | AAAA  | status: NOERROR, without an answer
          Any.wild.example.test  | A     | any.wild.example.test. 60 IN A 192.0.2.98
          deep.example.test      | A     | status: NOERROR, without an answer
          none.example.test      | A     | status: NXDOMAIN
          none.app.example.test  | A     | status: NXDOMAIN
          far.example.test       | A     | far.example.test. 60 IN CNAME www.example.org.
          a.child.example.test   | A     | status: NOERROR, a referral
          a.child.example.test   | A     | child.example.test. 60 IN NS ns.child.example.test.
          a.child.example.test   | A     | ns.child.example.test. 60 IN A 192.0.2.96
          example.test           | TYPE0 | status: FORMERR
          www.example.org        | A     | status: REFUSED: the name lies outside the zones app.example.test, example.test
          """)
  void namesOfTheZoneFileAreAnsweredAsTheyAreServed(String name, String type, String line) {
    assertThat(resolve(name, type).lines())
        .contains(line, "pool: none", "rule: D4", "reason: NOT_OURS");
  }

  @Test
  void aTypeThatIsRefusedIsNoNamesMatter() {
    assertThat(resolve("example.test", "AXFR").lines())
        .containsExactly("status: REFUSED: records of type AXFR are not given out");
  }

  @Test
  void aNameIsExplainedByThePoolWhoseItIs() {
    assertThat(resolve("boston.shop.example.test", "--down", "oslo").lines())
        .containsExactly(
            "boston.shop.example.test. 0 IN A 192.0.2.11",
            "status: NOERROR",
            "pool: shop.example.test",
            "rule: D2",
            "reason: OWN_SITE",
            "site boston: operational; in the answer",
            "address boston/192.0.2.11: operational; answered when the site is",
            "address boston/2001:db8::11: operational; answered when the site is",
            "site oslo: down; not eligible: down");
    assertThat(resolve("boston.app.example.test", "--down", "boston").lines())
        .contains("pool: app.example.test", "boston.app.example.test. 0 IN A 192.0.2.20");
  }

  @Test
  void anAliasIsExplainedByTheNameThatItLeadsTo() {
    assertThat(resolve("www.example.test", "--drain", "boston").lines())
        .containsExactly(
            "www.example.test. 60 IN CNAME shop.example.test.",
            "shop.example.test. 0 IN A 192.0.2.41",
            "status: NOERROR",
            "name: shop.example.test",
            "pool: shop.example.test",
            "rule: D1",
            "reason: BALANCED",
            "site boston: operational, draining; not eligible: draining",
            "address boston/192.0.2.11: operational; answered when the site is",
            "address boston/2001:db8::11: operational; answered when the site is",
            "site oslo: operational; in the answer");
  }

  @Test
  void anHttpsRecordIsShownWithItsHints() {
    assertThat(resolve("boston.shop.example.test", "HTTPS").lines())
        .contains(
            "boston.shop.example.test. 0 IN HTTPS 1 . ipv4hint=192.0.2.11 ipv6hint=2001:db8:0:0:0:0:0:11",
            "status: NOERROR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "weighted", "least-busy", "client-hash", "round-robin"})
  void whoIsSaidToBeInTheAnswerIsInIt(String balance) throws IOException {
    shop(balance);
    for (int i = 0; i < 4; i++) {
      List<String> lines = resolve("shop.example.test").lines();
      boolean isBoston = lines.contains("shop.example.test. 0 IN A 192.0.2.11");
      assertThat(lines.contains("site boston: operational; in the answer")).isEqualTo(isBoston);
      assertThat(lines.contains("site oslo: operational; in the answer")).isNotEqualTo(isBoston);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          198.51.100.7 | looked up through the upstreams: the name lies outside the zone app.example.test
          192.0.2.1    | REFUSED: the name lies outside the zone app.example.test, and the client is not among those that have names looked up
                       | looked up through the upstreams, for clients that are allowed: the name lies outside the zone app.example.test
          """)
  void aNameOutsideIsLookedUpForClientsThatMayHaveIt(String client, String status)
      throws IOException {
    String naming =
        "naming: { outside: recurse, upstreams: [\"192.0.2.53:53\"], recursion-clients: [198.51.100.0/24] }\n";
    String file = Configurations.write(folder, Configurations.GROUPED + naming);
    String[] asked = {"resolve", "--config", file, "www.example.org"};
    String[] all =
        client == null
            ? asked
            : Stream.of(asked, new String[] {"--client", client})
                .flatMap(Stream::of)
                .toArray(String[]::new);
    assertThat(CommandRun.of(all).lines()).contains("status: " + status);
  }

  @Test
  void aRoleThatIsNotPlayedIsRefused() throws IOException {
    String file =
        Configurations.write(
            folder, Configurations.GROUPED + "naming: { roles: [load-balance] }\n");
    assertThat(CommandRun.of("resolve", "--config", file, "boston.app.example.test").lines())
        .contains("status: REFUSED, this process plays only [LOAD_BALANCE]", "rule: D8");
  }

  private void shop(String balance) throws IOException {
    Files.writeString(folder.resolve("shop.yaml"), SHOP.replace("BALANCE", balance));
  }

  private CommandRun resolve(String... arguments) {
    CommandRun run =
        CommandRun.of(
            Stream.of(new String[] {"resolve", "--config", folder.toString()}, arguments)
                .flatMap(Stream::of)
                .toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    return run;
  }
}
