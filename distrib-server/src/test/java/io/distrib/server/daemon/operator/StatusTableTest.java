package io.distrib.server.daemon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.server.protocol.StatusReport;
import io.distrib.server.protocol.StatusReport.PoolStatus;
import io.distrib.server.protocol.StatusReport.SiteLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table on terminals of every width. */
class StatusTableTest {
  private static final String EVIDENCE = "GET /.well-known/distrib is answered 503 by 192.0.2.10";

  @Test
  void whatFitsIsShownWhole() {
    assertThat(lines(200))
        .isEqualTo(new StatusTable(report()).lines())
        .contains("chicago  down   down 2m  30%   17        0.4s ago  " + EVIDENCE);
  }

  @Test
  void theLastColumnIsCutWhereItsRestDoesNotFit() {
    assertThat(lines(80))
        .contains(
            "chicago  down   down 2m  30%   17        0.4s ago  GET /.well-known/distrib i...");
  }

  @Test
  void columnsThatDoNotFitAreLeftOutOneByOne() {
    assertThat(lines(60)).contains("SITE     STATE  HEALTH   LOAD  SESSIONS  PROBED");
    assertThat(lines(38)).contains("SITE     STATE  HEALTH   LOAD");
    assertThat(lines(20)).contains("SITE     STATE");
    assertThat(lines(5)).contains("SITE", "ch...");
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 20, 33, 40, 52, 60, 61, 80, 100, 120})
  void noLineIsWiderThanTheTerminal(int columns) {
    assertThat(lines(columns))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
  }

  @Test
  void aWarningIsWrappedAndNothingOfItLost() {
    List<String> wide = new StatusTable(report()).lines();

    assertThat(String.join(" ", lines(40))).contains(wide.get(1));
  }

  @Test
  void aPoolThatNobodyWatchesIsSaidToBe() {
    PoolStatus pool = new PoolStatus("app.example.test", 1, false, "all", false, List.of());

    assertThat(new StatusTable(new StatusReport(1, 12, List.of(pool))).lines())
        .contains("WARNING: no site is probed, so none is ever found down: health names no type");
    assertThat(lines(200)).noneMatch(line -> line.contains("no site is probed"));
  }

  private static List<String> lines(int columns) {
    return new StatusTable(report(), columns).lines();
  }

  @Test
  void aStandbyIsSaidToBeOne() {
    assertThat(new StatusTable(report(true)).lines())
        .anyMatch(line -> line.startsWith("chicago  down, cold  down 2m"));
  }

  private static StatusReport report() {
    return report(false);
  }

  private static StatusReport report(boolean isCold) {
    SiteLine chicago =
        new SiteLine(
            "chicago",
            "chicago.app.example.test",
            false,
            false,
            "down",
            false,
            0,
            120,
            EVIDENCE,
            0.4,
            0.3,
            new StatusReport.Told(false, false, 17L, 9),
            List.of(),
            false,
            List.of(),
            isCold);
    PoolStatus pool = new PoolStatus("app.example.test", 0, true, "all", true, List.of(chicago));
    return new StatusReport(1, 12, List.of(pool));
  }
}
