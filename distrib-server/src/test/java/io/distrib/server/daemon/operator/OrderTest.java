package io.distrib.server.daemon.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distrib.server.cli.LoggedLines;
import io.distrib.server.protocol.ControlAnswer;
import io.distrib.server.protocol.SiteOverride;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What operators order: what comes of it, and what they are told. */
class OrderTest extends OperatorFixture {
  @Test
  void downTakesASiteDownForADayUntilUpTakesItBack() throws IOException {
    try (Operator operator = operator()) {
      assertThat(tell(operator, "down", "sites", "chicago", "reason", "new disk"))
          .isEqualTo("done a.test/chicago: down by alice until 2026-11-24T08:00:00Z: new disk");
      assertThat(pools.get(0).status("chicago").isOperational()).isFalse();
      assertThat(tell(operator, "up", "sites", "chicago"))
          .isEqualTo(
              "done a.test/chicago: no longer down by alice until 2026-11-24T08:00:00Z: new disk");
      assertThat(pools.get(0).status("chicago").isOperational()).isTrue();
      assertThat(tell(operator, "up", "sites", "chicago"))
          .isEqualTo("done a.test/chicago: nothing to take back");
    }
  }

  @Test
  void upForATimeHoldsUpWhatTheProbesFindDown() throws IOException {
    pools.get(0).naming().recordProbe("chicago", false, "refused");
    try (Operator operator = operator()) {
      assertThat(tell(operator, "up", "sites", "chicago", "for", "2h"))
          .isEqualTo("done a.test/chicago: up by alice until 2026-11-23T10:00:00Z");
      assertThat(pools.get(0).status("chicago").isOperational()).isTrue();
      now = START.plus(Duration.ofHours(2));
      operator.tick();
      assertThat(pools.get(0).status("chicago").isOperational()).isFalse();
    }
  }

  @Test
  void d6DrainAndDownStandSideBySideAndEndByThemselves() throws IOException {
    try (Operator operator = operator()) {
      tell(operator, "drain", "sites", "chicago", "for", "30m");
      tell(operator, "down", "sites", "chicago", "for", "ever");
      assertThat(line(operator, 0, "chicago").overrides()).hasSize(2);
      now = START.plus(Duration.ofMinutes(30));
      operator.tick();
      assertThat(line(operator, 0, "chicago").overrides())
          .extracting(SiteOverride::toString)
          .containsExactly("down by alice for ever");
      assertThat(pools.get(0).status("chicago").draining()).isFalse();
      now = START.plus(Duration.ofDays(10_000));
      operator.tick();
      assertThat(pools.get(0).status("chicago").isOperational()).isFalse();
    }
  }

  @Test
  void d6UndrainForATimeHasTheLastWordOverTheSite() throws IOException {
    pools.get(0).naming().recordDraining("chicago", true, "it says so");
    try (Operator operator = operator()) {
      tell(operator, "undrain", "sites", "chicago");
      assertThat(pools.get(0).status("chicago").draining()).isTrue();
      tell(operator, "undrain", "sites", "chicago", "for", "1h");
      assertThat(pools.get(0).status("chicago").draining()).isFalse();
    }
  }

  @Test
  void patternsAndPoolsTellWhichSitesAreMeant() throws IOException {
    try (Operator operator = operator()) {
      assertThat(tell(operator, "down", "sites", "eu-*").lines()).hasSize(2);
      assertThat(tell(operator, "up", "sites", "*").lines()).hasSize(5);
      assertThat(tell(operator, "down", "sites", "a.test/boston chicago").lines()).hasSize(3);
      assertThat(tell(operator, "down", "sites", "b.test/*").lines()).hasSize(4);
      assertThat(tell(operator, "down", "sites", "boston"))
          .isEqualTo(
              "failed site \"boston\" is in several pools (expected one of a.test/boston,"
                  + " b.test/boston)");
      assertThat(tell(operator, "down", "sites", "paris"))
          .startsWith("failed site \"paris\" (expected one of a.test/boston, a.test/chicago,");
      assertThat(tell(operator, "down", "sites", "x* boston")).startsWith("failed site \"x*\"");
      assertThat(tell(operator, "down", "sites", "a;b")).startsWith("failed site \"a;b\"");
      assertThat(tell(operator, "down")).isEqualTo("failed field \"sites\": missing");
      assertThat(tell(operator, "down", "sites", "chicago", "for", "soon"))
          .isEqualTo("failed --for \"soon\" (expected a duration such as 90s, 30m, 2h)");
      assertThat(tell(operator, "down", "sites", "chicago", "for", "999999999h"))
          .startsWith("failed --for");
    }
  }

  @Test
  void whatIsSaidStaysOnOneLineAndWithinBounds() throws IOException {
    try (Operator operator = operator()) {
      tell(operator, "down", "sites", "chicago", "reason", "a\n\u001b[2Jb" + "x".repeat(9_999));
      SiteOverride override = line(operator, 0, "chicago").overrides().get(0);
      assertThat(override.reason()).startsWith("a\\u000a\\u001b[2Jbxxx").hasSizeLessThan(220);
    }
  }

  @Test
  void anOrderThatCannotBeSavedStandsAndIsSavedAsSoonAsThatWorks() throws IOException {
    Path missing = folder.resolve("full");
    StateFile file = new StateFile(missing.resolve("state"));
    try (LoggedLines log = new LoggedLines();
        Operator operator = new Operator(() -> pools, file, () -> now)) {
      ControlAnswer answer = ask(operator, "down", "sites", "chicago");
      assertThat(answer.isDone()).isTrue();
      assertThat(answer.isSaved()).isFalse();
      assertThat(answer.warnings().get(0))
          .startsWith("this stands, but will not survive a restart: state file " + missing);
      assertThat(pools.get(0).status("chicago").isOperational()).isFalse();
      operator.tick();
      assertThat(ask(operator, "drain", "sites", "eu-1").isSaved()).isFalse();
      assertThat(log.take()).containsOnlyOnce("cannot be written");

      Files.createDirectory(missing);
      operator.tick();
      assertThat(file.read().sites(pools.get(0).name()).get("chicago").overrides()).hasSize(1);
      assertThat(ask(operator, "up", "sites", "chicago").isSaved()).isTrue();
      assertThat(log.take()).containsOnlyOnce("is written again");
    }
  }

  @Test
  void aWriteThatFailsLeavesNothingBehindAndAStartRemovesWhatAKilledProcessLeft()
      throws IOException {
    Path left = Files.writeString(folder.resolve(".state." + Integer.MAX_VALUE), "half");
    Path foreign = Files.writeString(folder.resolve(".state.old"), "precious");
    new StateFile(file()).read();
    assertThat(Files.exists(left)).isFalse();
    assertThat(foreign).hasContent("precious");
    Path taken = Files.createDirectories(folder.resolve("taken/in")).getParent();
    assertThatThrownBy(() -> new StateFile(taken).write(SavedState.NONE))
        .isInstanceOf(IOException.class);
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().contains(".taken."));
  }

  @Test
  void anOrderThatLeavesAPoolWithoutASiteSaysSo() throws IOException {
    pools.get(0).naming().recordProbe("boston", false, "refused");
    String none =
        "warning: pool a.test: no site is operational, 1 taken down by operators; names"
            + " are answered by when-none: all";
    try (Operator operator = operator()) {
      assertThat(tell(operator, "down", "sites", "chicago")).endsWith(none);
      assertThat(String.join("\n", new StatusTable(operator.status()).lines()))
          .contains(
              "WARNING: no site is operational, 1 taken down by operators; names are answered");
      assertThat(ask(operator, "down", "sites", "eu-*").warnings()).isEmpty();
      assertThat(ask(operator, "up", "sites", "chicago").warnings()).isEmpty();
      assertThat(ask(operator, "down", "sites", "*").warnings()).hasSize(2);
    }
  }

  @Test
  void anOrderThatReplacesAnotherSaysWhatThatWas() throws IOException {
    try (Operator operator = operator()) {
      tell(operator, "down", "sites", "chicago", "for", "2h", "reason", "new switch");
      assertThat(tell(operator, "down", "sites", "a.test/*"))
          .contains(
              "done a.test/boston: down by alice until 2026-11-24T08:00:00Z\n",
              "a.test/chicago: down by alice until 2026-11-24T08:00:00Z (instead of down by alice"
                  + " until 2026-11-23T10:00:00Z: new switch)");
    }
  }

  @Test
  void anOrderHoldsForAsLongAsWasSaidAtTheLeast() throws IOException {
    now = START.plusMillis(999);
    try (Operator operator = operator()) {
      tell(operator, "down", "sites", "chicago", "for", "1s");
      now = now.plusMillis(1_000);
      operator.tick();
      assertThat(pools.get(0).status("chicago").isOperational()).isFalse();
      now = now.plusMillis(1);
      operator.tick();
      assertThat(pools.get(0).status("chicago").isOperational()).isTrue();
    }
  }

  @Test
  void manySitesMayBeNamedAtOnce() throws IOException {
    String sites = "a.test/boston " + "chicago ".repeat(50) + "eu-1";
    try (Operator operator = operator()) {
      assertThat(tell(operator, "drain", "sites", sites).lines()).hasSize(3);
    }
  }
}
