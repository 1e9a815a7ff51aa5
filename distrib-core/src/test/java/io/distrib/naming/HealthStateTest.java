package io.distrib.naming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When probe results turn a site, and how one that goes up and down all the time is damped. */
class HealthStateTest {
  private static final HealthThresholds THRESHOLDS = new HealthThresholds(2, 3, 2);
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private HealthState state = HealthState.ASSUMED;
  private long now;

  @Test
  void theFirstResultCountsAtOnce() {
    assertFalse(HealthState.ASSUMED.after(false, THRESHOLDS, 0).isUp());
    assertTrue(HealthState.believed(false, false).after(true, THRESHOLDS, 0).isUp());
    assertTrue(HealthState.believed(true, true).after(false, THRESHOLDS, 0).isUp());
  }

  @Test
  void aSingleFailureOfAGoodSiteChangesNothing() {
    for (int i = 0; i < 100; i++) {
      results("-++");
      assertTrue(state.isUp());
      assertFalse(state.isDoubted(), "two successes have made it forgotten");
    }
  }

  @Test
  void failuresAddUpUntilTheyAreForgotten() {
    results("+-+-");
    assertTrue(state.isUp() && state.isDoubted());
    results("+-");
    assertFalse(state.isUp(), "three failures, and never two successes between them");
  }

  @Test
  void itRisesAfterARunOfSuccessesOnly() {
    results("---+-+-+");
    assertFalse(state.isUp());
    assertTrue(state.isDoubted());
    results("+");
    assertTrue(state.isUp());
    assertFalse(state.isDoubted());
  }

  @Test
  void tenFallsInAMinuteAreNotHeldAgainstIt() {
    for (int i = 0; i < 10; i++) {
      results("---++");
      assertTrue(state.isUp(), "after fall " + i);
      now += 6 * SECOND;
    }
  }

  @Test
  void whatGoesOnFallingFallsLessThanTwiceAMinuteInTheEnd() {
    results("+");
    for (int i = 0; i < 60; i++) {
      results("+++---");
      now += state.damping().holdsNanos(now);
    }
    long held = state.damping().holdsNanos(state.damping().atNanos());
    assertTrue(held > 30 * SECOND && held <= 60 * SECOND, "held for " + held);
    assertEquals(0, state.damping().holdsNanos(now));
    results("+++");
    assertTrue(state.isUp());
  }

  @Test
  void whatIsKeptDownRisesWithTheFirstSuccessAfterwards() {
    for (int i = 0; i < 14; i++) {
      results("---++++");
      now += 3 * SECOND;
    }
    results("---");
    long held = state.damping().holdsNanos(now);
    assertTrue(held > 0);
    now += held - 1;
    results("++++++");
    assertFalse(state.isUp());
    now += 1;
    results("+");
    assertTrue(state.isUp());
  }

  @Test
  void aFallIsForgottenByHalfInTenMinutes() {
    Damping once = Damping.NONE.fallen(0);
    assertEquals(1, once.falls());
    assertEquals(1.5, once.fallen(600 * SECOND).falls(), 1e-9);
    assertEquals(1.25, once.fallen(1_200 * SECOND).falls(), 1e-9);
  }

  @Test
  void thresholdsBelowOneAreRefused() {
    assertEquals(1, new HealthThresholds(1, 1, 1).rise());
    assertThrows(IllegalArgumentException.class, () -> new HealthThresholds(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new HealthThresholds(1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new HealthThresholds(1, 1, 0));
  }

  /** One probe for each sign, a success for each {@code +}. */
  private void results(String signs) {
    signs.chars().forEach(sign -> state = state.after(sign == '+', THRESHOLDS, now));
  }
}
