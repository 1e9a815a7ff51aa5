package io.distrib.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a site is probed next. */
class ScheduleTest {
  private static final HealthSettings EVERY_TWO_SECONDS = HealthSettings.of(HealthType.TCP);

  @Test
  void intervalsVaryByATenth() {
    assertThat(new Schedule(EVERY_TWO_SECONDS, () -> 0).untilNext(false))
        .isEqualTo(Duration.ofMillis(1800));
    assertThat(new Schedule(EVERY_TWO_SECONDS, () -> 0.5).untilNext(false))
        .isEqualTo(Duration.ofSeconds(2));
    assertThat(new Schedule(EVERY_TWO_SECONDS, () -> 1).untilNext(false))
        .isEqualTo(Duration.ofMillis(2200));
  }

  @Test
  void aDoubtIsLookedIntoTenTimesAsFast() {
    assertThat(new Schedule(EVERY_TWO_SECONDS, () -> 0.5).untilNext(true))
        .isEqualTo(Duration.ofMillis(200));
  }
}
