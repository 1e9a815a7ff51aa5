package io.distrib.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.model.LoadSample;
import io.distrib.spi.LoadProbe;
import io.distrib.testkit.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** H7, H8: how full a site is. */
class LoadProbesTest {
  @Test
  void inFlightCountsWhatHasBegunAndNotEnded() {
    InFlightRequests inFlight = new InFlightRequests(4);
    inFlight.begin();
    inFlight.begin();
    inFlight.end(inFlight.begin());
    assertEquals(2, inFlight.count());
    assertEquals(0.5, inFlight.sample().load());
    assertThrows(IllegalArgumentException.class, () -> new InFlightRequests(0));
  }

  @Test
  void aListenerHearsHowLongEachRequestTook() {
    ManualClock clock = new ManualClock(1_700_000_000);
    List<String> heard = new ArrayList<>();
    InFlightRequests inFlight =
        new InFlightRequests(4, clock, (began, took, count) -> heard.add(took + " of " + count));
    long first = inFlight.begin();
    clock.advance(Duration.ofNanos(3));
    long second = inFlight.begin();
    clock.advance(Duration.ofNanos(4));
    inFlight.end(first);
    inFlight.end(second);
    assertEquals(List.of("7 of 2", "4 of 1"), heard);
    assertEquals(0, inFlight.count());
  }

  @Test
  void fullestOfSeveralCountsAndTheUnknownDoNot() {
    LoadProbe unknown = () -> LoadSample.UNKNOWN;
    LoadProbe half = LoadProbes.activeSessions(() -> 5, 10);
    LoadProbe fullest = LoadProbes.activeSessions(() -> 9, 10);
    assertEquals(0.9, LoadProbes.fullestOf(half, unknown, fullest).sample().load());
    assertFalse(LoadProbes.fullestOf(unknown).sample().isKnown());
    assertTrue(
        LoadProbes.fullestOf(half, unknown).mayBlock(), "one that may block makes the whole so");
    assertFalse(LoadProbes.fullestOf(half, fullest).mayBlock());
  }

  @Test
  void cpuIsAShareOfTheMachine() {
    LoadSample sample = LoadProbes.cpu().sample();
    assertTrue(!sample.isKnown() || sample.load() <= 1, sample::toString);
  }

  @Test
  void aLoadBelowZeroIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new LoadSample(-1));
  }
}
