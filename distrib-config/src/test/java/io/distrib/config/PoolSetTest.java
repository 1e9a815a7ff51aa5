package io.distrib.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.distrib.topology.DnsName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several files, each one pool, and what may not be between them. */
class PoolSetTest {
  private static final String WATCHED = "health: { type: tcp }\n";
  private static final String A =
      "pool: { name: a.test }\nsites: { s: { name: %s, addresses: [192.0.2.1] } }\n";
  private static final String B =
      "pool: { name: %s }\nsites: { s: { name: %s, addresses: [192.0.2.2] } }\n";

  @TempDir Path folder;

  /** What is written under {@code naming} in the one file and in the other, and the fault. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -                            | -                            | -
          listen: ["127.0.0.1:53"]     | -                            | -
          -                            | listen: ["127.0.0.1:53"]     | -
          listen: ["127.0.0.1:53"]     | listen: ['127.0.0.1:53']     | -
          listen: ["127.0.0.1:53"]     | listen: ["127.0.0.1:54"]     | b.yaml:3: naming.listen: "[...]" (expected the value of a.yaml:3, or none here: the process has one)
          outside: refuse              | outside: refer               | b.yaml:3: naming.outside: "refer" (expected the value of a.yaml:3, or none here: the process has one)
          control: /run/a              | control: /run/b              | b.yaml:3: naming.control: "/run/b" (expected the value of a.yaml:3, or none here: the process has one)
          outside: recurse             | upstreams: ["192.0.2.53:53"] | -
          outside: recurse             | -                            | a.yaml:3: naming.outside: "recurse" (expected refuse or refer; recurse needs upstreams to ask)
          outside: recurse, upstreams: [x] | -                        | a.yaml:3: naming.upstreams[0]: "x" (expected the address and port of another server, such as 192.0.2.53:53 or [2001:db8::53]:53)
          listen: [nowhere]            | -                            | a.yaml:3: naming.listen[0]: "nowhere" (expected an address and a port, such as 127.0.0.1:5353 or [::1]:5353)
          roles: [failover]            | roles: [load-balance]        | -
          negative-ttl: 1s             | negative-ttl: 2s             | -
          zone: test, negative-ttl: 1s | zone: test                   | -
          zone: test, negative-ttl: 1s | zone: TEST., negative-ttl: 2s | b.yaml:3: naming.negative-ttl: "2s" (expected the value of a.yaml:3, or none here: the zone has one)
          zone: test, zone-file: one   | zone: test, zone-file: one   | -
          zone: test, zone-file: one   | zone: test, zone-file: two   | b.yaml:3: naming.zone-file: "two" (expected one zone file for the zone test; a.yaml:3 has it as naming.zone-file)
          zone-file: one               | zone-file: two               | -
          """)
  void settingsThatAreSharedStandOnceOrAgree(String one, String other, String fault)
      throws IOException {
    Files.createFile(folder.resolve("one"));
    Files.createFile(folder.resolve("two"));
    write("a.yaml", A.formatted("s.a.test") + naming(one));
    write("b.yaml", B.formatted("b.test", "s.b.test") + naming(other));

    assertThat(faults()).isEqualTo(fault == null ? "" : fault);
  }

  /** Names of the second file, beside the first with a.test and s.a.test. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          b.test | s.b.test | -
          b.test | S.A.test | b.yaml:2: sites.s.name: "S.A.test" (expected a name of its own; a.yaml:2 has it as sites.s.name)
          b.test | a.test   | b.yaml:2: sites.s.name: "a.test" (expected a name of its own; a.yaml:1 has it as pool.name)
          a.test | s.b.test | b.yaml:1: pool.name: "a.test" (expected a name of its own; a.yaml:1 has it as pool.name)
          """)
  void noNameStandsInTwoFiles(String pool, String site, String fault) throws IOException {
    write("a.yaml", A.formatted("s.a.test"));
    write("b.yaml", B.formatted(pool, site));

    assertThat(faults()).isEqualTo(fault == null ? "" : fault);
  }

  @Test
  void aZoneFileThatCannotBeReadIsToldBesideOtherFaults() throws IOException {
    write("a.yaml", A.formatted("s.a.test") + naming("zone: x..y, zone-file: none.zone"));
    write("b.yaml", B.formatted("b.test", "s.b.test") + naming("zone-file: none.zone"));
    String missing = "\"none.zone\" (expected a file that can be read: no such file)";

    assertThat(faults())
        .startsWith("a.yaml:3: naming.zone: \"x..y\"")
        .contains("a.yaml:3: naming.zone-file: " + missing)
        .contains("b.yaml:3: naming.zone-file: " + missing);
    Files.delete(folder.resolve("a.yaml"));
    assertThat(faults()).isEmpty();
  }

  @Test
  void theFaultsOfAllFilesAreToldAtOnce() throws IOException {
    write("a.yaml", A.formatted("s.a.test") + "naming: { lissen: x }\n");
    write("b.yaml", "pool: {}\n");
    write("c.yml", B.formatted("c.test", "s.a.test"));

    assertThat(faults().lines().map(line -> line.replaceFirst(" .*", "")))
        .containsExactly("a.yaml:3:", "b.yaml:1:", "b.yaml:1:", "c.yml:2:");
  }

  @Test
  void whatStandsInOneFileHoldsForAll() throws IOException {
    write("a.yaml", A.formatted("s.a.test") + naming("zone: test"));
    write(
        "b.yaml",
        B.formatted("b.test", "s.b.test")
            + naming("zone: test, negative-ttl: 7s, listen: [\"127.0.0.1:5399\"]"));

    PoolSet set = PoolSet.read(List.of(folder));

    assertThat(set.process().listen()).hasToString("[/127.0.0.1:5399]");
    for (PoolSet.Member member : set.members()) {
      assertThat(member.pool().nameserver().negativeTtl()).isEqualTo(Duration.ofSeconds(7));
      assertThat(member.pool().nameserver().zone()).isEqualTo(DnsName.of("test"));
    }
  }

  @Test
  void ofAFolderThePlainConfigurationFilesCountOnceAndInOrder() throws IOException {
    Path b = write("b.yaml", B.formatted("b.test", "s.b.test"));
    write("a.json", A.formatted("s.a.test"));
    write(".hidden.yaml", "no");
    write("notes.txt", "no");
    Files.createDirectory(folder.resolve("keys.yaml"));

    PoolSet set = PoolSet.read(List.of(folder, b));

    assertThat(set.members().stream().map(member -> member.file().getFileName().toString()))
        .containsExactly("a.json", "b.yaml");
  }

  @Test
  void anEmptyFolderAndAMissingFileAreFaults() {
    List<Path> named = List.of(folder, folder.resolve("none.yaml"));
    InvalidConfigurationException thrown =
        catchThrowableOfType(InvalidConfigurationException.class, () -> PoolSet.read(named));

    assertThat(thrown.faults()).hasSize(2);
    assertThat(thrown)
        .hasMessageContaining(folder + ": folder: ")
        .hasMessageContaining("none.yaml: file: ");
  }

  @Test
  void aNameInAnotherPoolsZoneIsNoWarning() throws IOException {
    write("a.yaml", A.formatted("s.b.test") + WATCHED);
    assertThat(PoolSet.read(List.of(folder)).warnings())
        .containsExactly(
            folder.resolve("a.yaml")
                + ": warning: sites.s.name: \"s.b.test\" lies outside the zone a.test: another must"
                + " serve it");

    write("b.yaml", B.formatted("b.test", "t.b.test") + WATCHED);
    assertThat(PoolSet.read(List.of(folder)).warnings()).isEmpty();
  }

  private static String naming(String keys) {
    return keys == null ? "" : "naming: { " + keys + " }\n";
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** Without the folder; empty if there are none. */
  private String faults() {
    try {
      PoolSet.read(List.of(folder));
      return "";
    } catch (InvalidConfigurationException e) {
      return Stream.of(("" + e.getMessage()).replace(folder + "/", "").split("\n"))
          .map(line -> line.replaceFirst("^([a-z.]+:\\d+):\\d+:", "$1:"))
          .collect(Collectors.joining("\n"));
    }
  }
}
