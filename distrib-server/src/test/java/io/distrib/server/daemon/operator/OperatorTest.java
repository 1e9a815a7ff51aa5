package io.distrib.server.daemon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.model.LoadSample;
import io.distrib.model.SiteReport;
import io.distrib.server.protocol.OverrideKind;
import io.distrib.server.protocol.SiteOverride;
import io.distrib.server.protocol.StatusReport;
import io.distrib.server.protocol.StatusReport.SiteLine;
import io.distrib.testkit.UncaughtFailures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is kept over a restart, and what the status shows. */
class OperatorTest extends OperatorFixture {
  @Test
  void anErrorWhileTheStateIsKeptIsTold() throws InterruptedException {
    Error error = new OutOfMemoryError("thrown by a test");
    StateFile file = new StateFile(folder.resolve("state"));
    try (UncaughtFailures failures = new UncaughtFailures();
        Operator operator =
            new Operator(
                () -> {
                  throw error;
                },
                file,
                () -> now)) {
      operator.start();

      assertThat(failures.await()).isSameAs(error);
    }
  }

  @Test
  void statusTellsWhatIsMeasuredAndWhatIsLaidDown() throws IOException {
    TestPool pool = pools.get(0);
    pool.naming().recordProbe("boston", true, "answers 200");
    pool.naming().recordProbe("boston", false, "refused");
    pool.naming().recordLoad("boston", new LoadSample(0.25));
    pool.reports()
        .put(
            "boston",
            new SiteReport(
                "boston",
                new LoadSample(0.25),
                true,
                false,
                OptionalLong.of(17),
                Duration.ofSeconds(9),
                START));
    try (Operator operator = operator()) {
      tell(operator, "drain", "sites", "a.test/boston", "reason", "move");
      SiteLine boston = line(operator, 0, "boston");
      assertThat(boston.operational() && boston.draining() && boston.doubted()).isTrue();
      assertThat(boston.health()).isEqualTo("up");
      assertThat(boston.evidence()).isEqualTo("refused");
      assertThat(boston.load()).isEqualTo(0.25);
      assertThat(boston.report()).isEqualTo(new StatusReport.Told(true, false, 17L, 9));
      assertThat(line(operator, 0, "chicago").health()).isEqualTo("unknown");
      assertThat(line(operator, 0, "chicago").probed()).isNull();
      assertThat(String.join("\n", new StatusTable(operator.status()).lines()))
          .contains("a.test: 2 of 2 sites operational")
          .containsPattern(
              "boston +up, draining, busy \\* +up [0-9.]+s, doubted +25% +17 +[0-9.]+s ago +refused")
          .containsPattern("chicago +up +unknown [0-9.]+s +- +- +- +-")
          .contains(
              "boston: since 2026-11-23T08:00:00Z drain by alice until 2026-11-24T08:00:00Z: move");
    }
  }

  @Test
  void d5ANameserverThatLosesSightOfEverySiteDistrustsItself() throws IOException {
    for (String site : List.of("boston", "chicago")) {
      pools.get(0).naming().recordProbe(site, false, "timeout");
    }
    try (Operator operator = operator()) {
      assertThat(operator.status().pools().get(0).distrusted()).isTrue();
      assertThat(operator.status().pools().get(1).distrusted()).isFalse();
      assertThat(String.join("\n", new StatusTable(operator.status()).lines()))
          .contains("WARNING: every site looks down", "when-none: all");
    }
  }

  @Test
  void aRestartKeepsWhatStoodAndWhatWasBelieved() throws IOException {
    pools.get(0).naming().recordProbe("boston", false, "refused");
    try (Operator operator = operator()) {
      tell(operator, "down", "sites", "chicago", "for", "2h", "reason", "disk");
      tell(operator, "drain", "sites", "eu-1", "for", "1m");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    now = START.plusSeconds(60);
    SavedState saved = new StateFile(file()).read();
    List<TestPool> after = List.of(rebuilt(pools.get(0), saved), rebuilt(pools.get(1), saved));
    try (Operator operator = new Operator(() -> after, new StateFile(file()), () -> now)) {
      operator.restore(saved);
      assertThat(after.get(0).status("chicago").isOperational()).isFalse();
      assertThat(after.get(0).status("boston").up()).as("as last seen").isFalse();
      assertThat(after.get(1).status("eu-1").draining()).as("over by now").isFalse();
      assertThat(line(operator, 0, "chicago").overrides().get(0))
          .isEqualTo(
              new SiteOverride(
                  OverrideKind.DOWN, "alice", "disk", START, START.plus(Duration.ofHours(2))));
    }
  }

  @Test
  void aLoadWithoutBoundsIsShownWithinThem() throws IOException {
    pools.get(0).naming().recordLoad("boston", new LoadSample(1e308));
    pools.get(0).naming().recordLoad("chicago", new LoadSample(1.5));
    try (Operator operator = operator()) {
      assertThat(String.join("\n", new StatusTable(operator.status()).lines()))
          .containsPattern("boston .* >999% ")
          .containsPattern("chicago .* 150% ");
    }
  }

  @Test
  void aBeliefThatIsYoungIsNotOverturnedByOneProbe() throws IOException {
    try (Operator operator = operator()) {
      operator.tick();
    }
    SavedState saved = new StateFile(file()).read();
    now = START.plusSeconds(59);
    TestPool young = rebuilt(pools.get(0), saved);
    young.naming().recordProbe("boston", false, "refused");
    assertThat(young.status("boston").up()).isTrue();
    now = START.plusSeconds(60);
    TestPool old = rebuilt(pools.get(0), saved);
    old.naming().recordProbe("boston", false, "refused");
    assertThat(old.status("boston").up()).isFalse();
  }

  @Test
  void aStateFileThatIsOfNoUseIsNotInTheWay() throws IOException {
    for (String text :
        List.of(
            "",
            "null",
            "{}",
            "[1",
            "{\"distrib\":2,\"at\":\"2026-11-23T08:00:00Z\",\"pools\":{}}",
            "{\"distrib\":1,\"pools\":{}}",
            "{\"distrib\":1,\"at\":\"yesterday\",\"pools\":{}}",
            "{\"distrib\":1,\"at\":\"2026-11-23T08:00:00Z\",\"pools\":{\"a.test\":{\"boston\":{\"up\":true}}}}",
            "{\"distrib\":1,\"at\":\"2026-11-23T08:00:00Z\",\"pools\":{\"a.test\":{\"boston\":null}}}",
            "{\"distrib\":1,\"at\":\"2026-11-23T08:00:00Z\",\"pools\":null}")) {
      Files.writeString(file(), text);
      assertThat(new StateFile(file()).read()).as(text).isEqualTo(SavedState.NONE);
    }
    assertThat(new StateFile(folder).read()).isEqualTo(SavedState.NONE);
  }

  @Test
  void sitesAndPoolsThatGoTakeTheirOverridesWithThem() throws IOException {
    try (Operator operator = operator()) {
      tell(operator, "down", "sites", "eu-1");
      pools.remove(1);
      operator.tick();
      pools.add(TestPool.of("b.test", "eu-1"));
      operator.tick();
      assertThat(line(operator, 1, "eu-1").overrides()).isEmpty();
    }
  }
}
