package io.distrib.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code check} says on standard error what is wrong, and on standard output what holds. */
class CheckCommandTest {
  @TempDir Path folder;

  @Test
  void aSoundFileIsOk() throws IOException {
    String file = Configurations.grouped(folder);

    CommandRun run = CommandRun.of("check", "--config", file);

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines()).containsExactly(file + ": ok");
    assertThat(run.err())
        .startsWith(file + ": warning: sites.boston.aliases[0]: \"bos.example.test\"");
  }

  /** It took a time in proportion to the square: some minutes for these. */
  @ParameterizedTest
  @ValueSource(strings = {"", "groups: { all: { name: all.x.test, sites: [%s] } }\n"})
  @Timeout(100)
  void fiftyThousandSitesTakeSeconds(String groups) throws IOException {
    StringBuilder text =
        new StringBuilder("pool: { name: x.test }\nhealth: { type: tcp }\nsites:\n");
    StringBuilder ids = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      text.append("  s%d: { name: s%<d.x.test, addresses: [192.0.2.1] }\n".formatted(i));
      ids.append(i == 0 ? "s" : ", s").append(i);
    }
    String file = Configurations.write(folder, text + groups.formatted(ids));

    CommandRun run = CommandRun.of("check", file);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(file + ": ok\n");
  }

  @Test
  void whatIsPrintedIsAConfigurationAgain() throws IOException {
    CommandRun first =
        CommandRun.of("check", "--print", "--config", Configurations.grouped(folder));
    String printed = Configurations.write(folder, first.out());
    CommandRun second = CommandRun.of("check", "--print", "--config", printed);

    assertThat(first.out()).startsWith("pool:\n  name: app.example.test\n").contains("skew: 5s");
    assertThat(second.out()).isEqualTo(first.out());
  }

  @Test
  void everyFaultIsToldAtOnce() throws IOException {
    String file =
        Configurations.write(folder, "pool: { name: x.test, balanc: random }\nsites: {}\n");

    CommandRun run = CommandRun.of("check", "--config", file);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .containsExactly(
            file
                + ":1:23: pool.balanc: \"balanc\" (expected \"balance\"; one of the keys name, balance,"
                + " nearest-band, nearest-then, ttl, answers, when-none, prefer-group, slow-start)",
            file + ":2:1: sites: missing (expected at least one site)");
  }

  @Test
  void whatIsPerhapsNotMeantInAZoneIsWarnedOf() throws IOException {
    Files.writeString(
        folder.resolve("app.zone"),
        "@ NS ns1\n@ NS ns2\nsub NS ns.sub\nsub NS ns.other.test.\nsub DNAME other.test.\n");
    String file =
        Configurations.write(folder, Configurations.GROUPED + "naming: { zone-file: app.zone }\n");

    CommandRun run = CommandRun.of("check", "--config", file);

    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .contains(
            "app.zone:3: warning: sub.app.example.test. NS ns.sub.app.example.test.: glue is missing",
            "app.zone:5: warning: sub.app.example.test. DNAME: beside NS",
            "zone app.example.test.: warning: all nameservers in it have the same addresses");
  }

  @Test
  void aZoneFileIsCheckedAsWell() throws IOException {
    Files.writeString(folder.resolve("app.zone"), "boston A 192.0.2.99\n");
    String file =
        Configurations.write(folder, Configurations.GROUPED + "naming: { zone-file: app.zone }\n");

    CommandRun run = CommandRun.of("check", "--config", file);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("app.zone").contains("boston.app.example.test");
  }
}
