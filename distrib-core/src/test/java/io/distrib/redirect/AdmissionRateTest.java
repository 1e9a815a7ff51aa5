package io.distrib.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AdmissionRateTest {
  private final AdmissionRate rate = new AdmissionRate();

  @Test
  void nothingHasBeenStarted() {
    assertEquals(0, rate.perSecond(TimeUnit.SECONDS.toNanos(5)));
  }

  @Test
  void aSteadyRateIsFoundAndForgottenWithinMinutes() {
    for (long millis = 0; millis < 600_000; millis += 200) {
      rate.count(TimeUnit.MILLISECONDS.toNanos(millis));
    }
    assertEquals(5, rate.perSecond(TimeUnit.SECONDS.toNanos(600)), 0.05);
    assertEquals(5 / Math.E, rate.perSecond(TimeUnit.SECONDS.toNanos(660)), 0.05);
    assertEquals(0, rate.perSecond(TimeUnit.SECONDS.toNanos(1_800)), 0.01);
  }

  @Test
  void oneMoreIsOneInAMinuteMore() {
    rate.count(0);
    assertEquals(1 / 60.0, rate.perSecond(0));
    rate.count(0);
    assertEquals(2 / 60.0, rate.perSecond(0));
  }

  @Test
  void aClockThatSeemsToRunBackwardCountsAsStill() {
    rate.count(1_000_000_000L);
    assertEquals(1 / 60.0, rate.perSecond(0));
  }
}
