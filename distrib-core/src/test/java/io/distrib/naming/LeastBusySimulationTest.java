package io.distrib.naming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.model.LoadSample;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingQuestion;
import io.distrib.testkit.ManualClock;
import io.distrib.topology.Balance;
import io.distrib.topology.DnsName;
import io.distrib.topology.Topology;
import io.distrib.topology.TopologyBuilder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * D1, {@code least-busy}: four sites whose sessions come and go, and whose reports of their load
 * are seconds old when they count. The seed is fixed, so that a failure can be repeated.
 */
class LeastBusySimulationTest {
  private static final DnsName POOL = DnsName.of("app.example.test");
  private static final Duration TICK = Duration.ofMillis(20);
  private static final int TICKS_PER_SECOND = 50;
  private static final int SITES = 4;
  private static final int CAPACITY = 1_000;

  /** 40 new sessions a second that last 60 s on average: 2,400 at a time, 60 % of the room. */
  private static final double ARRIVALS_PER_TICK = 0.8;

  private static final double ENDS_PER_TICK = 1.0 / (60 * TICKS_PER_SECOND);

  private final SplittableRandom random = new SplittableRandom(20_261_123L);
  private final ManualClock clock = new ManualClock(1_700_000_000L);
  private final NamingService naming = naming();
  private final int[] sessions = new int[SITES];
  private final int[] arrivals = new int[SITES];
  private final Deque<int[]> underWay = new ArrayDeque<>();

  @Test
  void aSiteThatHasJustBecomeFreeIsNotStampeded() {
    run(300);
    assertEquals(0.25, share(0), 0.04, "all alike");
    sessions[0] = 0;
    Arrays.fill(arrivals, 0);
    run(5);
    assertTrue(share(0) > 0.3, () -> "it is preferred: " + share(0));
    assertTrue(share(0) < 0.6, () -> "but not stampeded: " + share(0));
    int max = IntStream.range(0, 120).map(second -> afterOneSecond(0)).max().orElseThrow();
    assertTrue(max < CAPACITY * 0.75, () -> "it never overshoots the others by much: " + max);
    Arrays.fill(arrivals, 0);
    run(300);
    assertEquals(0.25, share(0), 0.04, "and all are alike again");
  }

  @Test
  void aFullSiteIsNearlyLeftAloneButNotStarvedWhenItHasRoomAgain() {
    sessions[0] = CAPACITY * 2;
    run(10);
    Arrays.fill(arrivals, 0);
    run(20);
    assertTrue(share(0) > 0 && share(0) < 0.03, () -> "full: " + share(0));
    sessions[0] = CAPACITY / 2;
    run(10);
    Arrays.fill(arrivals, 0);
    run(60);
    assertTrue(share(0) > 0.15, () -> "room again: " + share(0));
  }

  @Test
  void aSiteWhoseReportsStopCountsAsTheAverageNotAsFree() {
    run(60);
    Arrays.fill(arrivals, 0);
    sessions[3] = -1;
    run(60);
    assertEquals(0.25, share(3), 0.05);
  }

  private int afterOneSecond(int site) {
    run(1);
    return sessions[site];
  }

  private double share(int site) {
    return (double) arrivals[site] / Arrays.stream(arrivals).sum();
  }

  /** Each site tells its load once a second; what counts is what it was three seconds ago. */
  private void run(int seconds) {
    for (int i = 0; i < seconds; i++) {
      underWay.add(sessions.clone());
      if (underWay.size() > 3) {
        report(underWay.remove());
      }
      for (int tick = 0; tick < TICKS_PER_SECOND; tick++) {
        tick();
      }
    }
  }

  private void report(int[] told) {
    for (int site = 0; site < SITES; site++) {
      if (told[site] >= 0) {
        naming.recordLoad("s" + site, LoadSample.of(told[site], CAPACITY));
      }
    }
  }

  private void tick() {
    clock.advance(TICK);
    for (int site = 0; site < SITES; site++) {
      int before = sessions[site];
      sessions[site] -=
          (int) IntStream.range(0, before).filter(i -> happens(ENDS_PER_TICK)).count();
    }
    if (happens(ARRIVALS_PER_TICK)) {
      NamingAnswer.Sites answer =
          (NamingAnswer.Sites) naming.answer(new NamingQuestion(POOL, null));
      int site = answer.sites().get(0).id().charAt(1) - '0';
      arrivals[site]++;
      sessions[site] += sessions[site] < 0 ? 0 : 1;
    }
  }

  private boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  private NamingService naming() {
    TopologyBuilder builder = TopologyBuilder.pool(POOL.text()).balance(Balance.LEAST_BUSY);
    for (int i = 0; i < SITES; i++) {
      builder.site("s" + i, "s" + i + ".app.example.test", "192.0.2." + (i + 1));
    }
    Topology topology = builder.build();
    return NamingService.builder(topology).clock(clock).random(random::nextLong).build();
  }
}
