package io.distrib.redirect;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.model.DistributionDecision;
import io.distrib.model.Reason;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A listener is told every decision in turn, and holds nobody up. */
class ListenerTest {
  private final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void release() {
    released.countDown();
  }

  @Test
  void listenerHearsEveryDecisionInOrder() {
    List<Reason> heard = new ArrayList<>();
    Distributor site =
        Distributor.builder(Topologies.ring(2), "s0")
            .clock(new ManualClock(1_700_000_000L))
            .listener(event -> heard.add(event.decision().reason()))
            .build();
    List<DistributionDecision> taken = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      taken.add(
          site.decide(
              i % 2 == 0 ? Requests.get("app.example.test", "/") : Requests.inSession("x", "/")));
    }
    await()
        .untilAsserted(
            () -> assertEquals(taken.stream().map(DistributionDecision::reason).toList(), heard));
  }

  @Test
  void listenerThatThrowsOrStallsIsCountedAndHoldsNobodyUp() {
    Distributor throwing =
        Distributor.builder(Topologies.ring(2), "s0")
            .listener(
                event -> {
                  throw boom();
                })
            .build();
    throwing.decide(Requests.get("x", "/"));
    await().until(() -> throwing.portFailures() == 1);
    Distributor stalling =
        Distributor.builder(Topologies.ring(2), "s0").listener(event -> stall("")).build();
    for (int i = 0; i < 2_000; i++) {
      stalling.decide(Requests.get("x", "/"));
    }
    assertTrue(stalling.portFailures() > 900, () -> stalling.portFailures() + " dropped");
  }

  private <T> T stall(T value) {
    try {
      assertTrue(released.await(60, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return value;
  }

  private static RuntimeException boom() {
    return new IllegalStateException("as the test wants it");
  }
}
