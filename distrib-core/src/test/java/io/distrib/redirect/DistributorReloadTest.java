package io.distrib.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.load.InFlightRequests;
import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionDecision.Busy;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.Reason;
import io.distrib.model.WaitingSettings;
import io.distrib.testkit.LogRecorder;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Permits;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import io.distrib.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a reload changes, and what it leaves alone. */
@Timeout(60)
class DistributorReloadTest {
  private final WaitingSites sites = new WaitingSites();
  private final Settings settings = new Settings();

  /** Settings that a test changes. */
  private static final class Settings implements SettingsSource {
    private final AtomicBoolean isChanged = new AtomicBoolean();
    private final Semaphore looks = new Semaphore(0);
    private volatile Supplier<DistributorBuilder> next = () -> builder(Topologies.ring(2));
    private volatile @Nullable Thread looking;

    void change(Supplier<DistributorBuilder> value) {
      next = value;
      isChanged.set(true);
    }

    DistributorBuilder first() {
      return read().source(this).reloadEvery(Duration.ZERO);
    }

    @Override
    public DistributorBuilder read() {
      isChanged.set(false);
      return next.get();
    }

    @Override
    public boolean hasChanged() {
      looking = Thread.currentThread();
      looks.release();
      return isChanged.get();
    }

    /** Waits until the watch has looked {@code count} times from now on. */
    void awaitLooks(int count) throws InterruptedException {
      looks.drainPermits();
      looks.acquire(count);
    }

    boolean isLookedAtWithin(Duration time) {
      looks.drainPermits();
      try {
        return looks.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String toString() {
      return "app.yaml";
    }
  }

  private static DistributorBuilder builder(Topology topology) {
    return Distributor.builder(topology, "s0");
  }

  @Test
  void theNextRequestIsDecidedByWhatTheSettingsSayNow() {
    Distributor site = settings.first().clock(new ManualClock(7)).build();
    assertEquals(2, site.topology().sites().size());
    settings.change(() -> builder(Topologies.ring(3)).bypass("/static/*"));

    site.reload();

    assertEquals(3, site.topology().sites().size());
    assertEquals(Reason.BYPASS_RULE, site.decide(Requests.get("other.test", "/static/x")).reason());
    Redirect redirect =
        assertInstanceOf(Redirect.class, site.decide(Requests.get("app.example.test", "/")));
    assertTrue(redirect.location().endsWith("distrib=7"), "the clock was set by code: it stays");
  }

  @Test
  void faultySettingsLeaveTheOnesFromBefore() {
    Distributor site = settings.first().build();
    settings.change(
        () -> {
          throw new IllegalArgumentException("two faults");
        });

    assertEquals(
        "two faults", assertThrows(IllegalArgumentException.class, site::reload).getMessage());
    assertEquals(2, site.topology().sites().size());
  }

  @Test
  void aSiteThatTheSettingsNoLongerHaveGoesOn() {
    Distributor site = settings.first().build();
    settings.change(() -> Distributor.builder(Topologies.single(), "s1"));

    assertThrows(IllegalArgumentException.class, site::reload);
    assertEquals("s0", site.site().id());
  }

  @Test
  void withoutASourceThereIsNothingToReadAgain() {
    Distributor site = builder(Topologies.single()).build();

    assertThrows(IllegalStateException.class, site::reload);
    site.close();
  }

  @Test
  void drainingAndRequestsUnderWayStay() {
    Distributor site = settings.first().build();
    site.setDraining(true);
    InFlightRequests counter = site.inFlight();
    Permit permit = Permits.of(counter);
    settings.change(() -> builder(Topologies.ring(3)));

    site.reload();

    assertTrue(site.isDraining());
    assertEquals(counter, site.inFlight());
    assertEquals(1, site.inFlight().count());
    permit.close();
  }

  @Test
  void placesInTheWaitingRoomAndBeingBusyStay() {
    settings.change(() -> sites.site(Topologies.single(), "s0"));
    Distributor site = settings.first().build();
    String cookie = WaitingSites.cookie(WaitingSites.turnedAway(site, "/", null));
    settings.change(
        () ->
            sites
                .site(Topologies.single(), "s0")
                .waiting(new WaitingSettings(20, Duration.ZERO, Duration.ofSeconds(90), 1)));
    site.reload();

    WaitingSites.turnedAway(site, "/", null);
    sites.clock.advance(Duration.ofSeconds(12));
    sites.load.set(0.95);
    assertInstanceOf(Busy.class, WaitingSites.ask(site, "/", null), "a newcomer");
    assertInstanceOf(Admit.class, WaitingSites.ask(site, "/", cookie));
  }

  @Test
  void theWatchReloadsWhatHasChangedAndLogsFaultsOnce() throws InterruptedException {
    try (LogRecorder log = new LogRecorder(SettingsWatch.class)) {
      Distributor site = settings.first().reloadEvery(Duration.ofMillis(1)).build();
      settings.awaitLooks(3);
      settings.change(
          () -> {
            throw new IllegalArgumentException("app.yaml:1: a fault");
          });
      settings.awaitLooks(3);
      assertEquals(2, site.topology().sites().size());
      settings.change(() -> builder(Topologies.ring(3)));
      settings.awaitLooks(3);

      assertEquals(3, site.topology().sites().size());
      assertEquals(
          List.of(
              "site s0: not reloaded, the settings from before stay:\napp.yaml:1: a fault",
              "site {0}: the settings are read again from {1}"),
          log.messages());
      site.close();
    }
  }

  @Test
  void theWatchDoesNotAskTheSourceWhileAnotherThreadReadsIt() throws InterruptedException {
    Distributor site = settings.first().reloadEvery(Duration.ofMillis(1)).build();
    AtomicBoolean isAskedMeanwhile = new AtomicBoolean();
    settings.awaitLooks(1);
    settings.change(
        () -> {
          isAskedMeanwhile.set(settings.isLookedAtWithin(Duration.ofMillis(100)));
          return builder(Topologies.ring(3));
        });

    site.reload();
    assertFalse(isAskedMeanwhile.get());
    site.close();
  }

  @Test
  void aReloadThatFailsUnforeseenDoesNotEndTheWatch() throws InterruptedException {
    try (LogRecorder log = new LogRecorder(SettingsWatch.class)) {
      Distributor site = settings.first().reloadEvery(Duration.ofMillis(1)).build();
      settings.change(
          () -> {
            throw new AssertionError("unforeseen");
          });
      settings.awaitLooks(3);
      settings.change(() -> builder(Topologies.ring(3)));
      settings.awaitLooks(3);

      assertEquals(3, site.topology().sites().size());
      assertEquals("site s0: the reload failed unforeseen", log.messages().get(0));
      site.close();
    }
  }

  @Test
  void theWatchEndsWhenTheDistributorIsClosed() throws InterruptedException {
    Distributor site = settings.first().reloadEvery(Duration.ofMillis(1)).build();
    settings.awaitLooks(1);
    Thread thread = Objects.requireNonNull(settings.looking);
    site.close();

    thread.join();
    assertEquals(Reason.POOL_TO_SITE, site.decide(Requests.get("app.example.test", "/")).reason());
  }

  @Test
  void theWatchEndsWhenNobodyUsesTheDistributor() throws InterruptedException {
    settings.first().reloadEvery(Duration.ofMillis(1)).build();
    settings.awaitLooks(1);
    Thread thread = Objects.requireNonNull(settings.looking);

    while (thread.isAlive()) {
      System.gc();
      thread.join(10);
    }
  }
}
