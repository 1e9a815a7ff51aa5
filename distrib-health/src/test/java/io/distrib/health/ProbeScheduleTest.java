package io.distrib.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.config.HealthExpectation;
import io.distrib.config.HealthRequest;
import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** How soon the next probe follows. */
class ProbeScheduleTest {
  private static final long ALMOST_ONE = -1L;

  @Test
  void intervalsVaryByATenth() {
    assertThat(schedule(2_000, 0).calm()).isEqualTo(Duration.ofMillis(1_800));
    assertThat(schedule(2_000, Long.MIN_VALUE).calm()).isEqualTo(Duration.ofSeconds(2));
    assertThat(schedule(2_000, ALMOST_ONE).calm())
        .isBetween(Duration.ofMillis(2_199), Duration.ofMillis(2_200));
  }

  @Test
  void theFirstIntervalSpreadsTheSites() {
    assertThat(schedule(2_000, 0).first()).isEqualTo(Duration.ofMillis(500));
    assertThat(schedule(2_000, ALMOST_ONE).first())
        .isBetween(Duration.ofMillis(1_999), Duration.ofSeconds(2));
  }

  @Test
  void aDoubtIsLookedIntoFourTimesAsFast() {
    assertThat(schedule(400, 0).pressing()).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void aCutConnectionIsLookedIntoAtOnceButNotWithoutPause() {
    assertThat(schedule(400, 0).afterCut()).isEqualTo(Duration.ofMillis(20));
    assertThat(schedule(20, 0).afterCut()).isEqualTo(Duration.ofMillis(10));
    assertThat(schedule(3, 0).afterCut()).isEqualTo(Duration.ofMillis(3));
  }

  private static ProbeSchedule schedule(int intervalMillis, long random) {
    HealthSettings settings =
        new HealthSettings(
            HealthType.TCP,
            OptionalInt.empty(),
            HealthRequest.of("/"),
            HealthExpectation.DEFAULT,
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Duration.ofMillis(intervalMillis),
            Duration.ofSeconds(1),
            2,
            3,
            2);
    return new ProbeSchedule(settings, () -> random);
  }
}
