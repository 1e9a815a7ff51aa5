package io.distrib.netty;

import static io.distrib.netty.Handlers.NOW;
import static io.distrib.netty.Handlers.OWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.distrib.model.LoadSample;
import io.distrib.redirect.Distributor;
import io.distrib.spi.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that cannot be decided: the application serves them as they came, and they count. */
class UndecidedTest {
  private static final String TARGET = "/cart?x=1&distrib=" + NOW;
  private static final String REQUEST = "GET " + TARGET + " HTTP/1.1\nHost: " + OWN + "\n\n";

  private final CountDownLatch gate = new CountDownLatch(1);
  private final Distributor distributor = Handlers.boston().build();
  private final TestApplication application = TestApplication.slow();

  @AfterEach
  void open() {
    gate.countDown();
  }

  @Test
  void whenThePredicateFails() { // H0
    assertPasses(
        DistributorHandler.builder(distributor)
            .inSession(
                request -> {
                  throw new IllegalStateException("of this test");
                })
            .build());
  }

  @Test
  void whenTheAddressCannotBeTold() {
    assertPasses(
        DistributorHandler.builder(distributor)
            .remote(
                (channel, request) -> {
                  throw new AssertionError("of this test");
                })
            .build());
  }

  @Test
  void whenTheRulesFailOnAnotherThread() {
    Distributor failing =
        Handlers.boston()
            .clock(new FailingClock())
            .loadProbe(() -> new LoadSample(0))
            .portLimit(Duration.ofMinutes(1))
            .build();
    try (Wire wire = new Wire(Handlers.handler(failing), application)) {
      assertThat(wire.exchange(REQUEST)).isEmpty();
      assertThat(application.seen).isEmpty();
      assertThat(failing.inFlight().count()).isZero();
      gate.countDown();
      await().until(() -> wire.received().isEmpty() && !application.seen.isEmpty());
      assertServedAsItCame(wire, failing);
    }
  }

  private void assertPasses(DistributorHandler handler) {
    try (Wire wire = new Wire(handler, application)) {
      assertThat(wire.exchange(REQUEST)).isEmpty();
      assertServedAsItCame(wire, distributor);
    }
  }

  private void assertServedAsItCame(Wire wire, Distributor site) {
    assertThat(application.seen).containsExactly("GET " + TARGET + " 0");
    assertThat(site.inFlight().count()).isOne();
    application.respond();
    assertThat(wire.received()).startsWith("HTTP/1.1 200 ");
    assertThat(site.inFlight().count()).isZero();
  }

  /** Works on the thread of the test; on any other it waits for the gate, and fails. */
  private final class FailingClock implements Clock {
    private final Thread test = Thread.currentThread();

    @Override
    public long epochSeconds() {
      return epochMillis() / 1_000;
    }

    @Override
    public long epochMillis() {
      if (Thread.currentThread() != test) {
        pass();
      }
      return NOW * 1_000;
    }

    @Override
    public long monotonicNanos() {
      return 0;
    }

    private void pass() {
      try {
        throw new IllegalStateException("opened: " + gate.await(1, TimeUnit.MINUTES));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
