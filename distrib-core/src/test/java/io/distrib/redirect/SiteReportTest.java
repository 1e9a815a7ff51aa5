package io.distrib.redirect;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.LoadSample;
import io.distrib.model.Reason;
import io.distrib.model.SiteReport;
import io.distrib.model.StatusSettings;
import io.distrib.system.SystemClock;
import io.distrib.testkit.Answers;
import io.distrib.testkit.FixedLoadProbe;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import io.distrib.topology.ClientNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a site says of itself, and how it drains (H8). */
class SiteReportTest {
  private static final String MARKED = "/?distrib=1700000000";

  private final ManualClock clock = new ManualClock(1_700_000_000L);
  private final FixedLoadProbe load = new FixedLoadProbe();
  private final AtomicLong sessions = new AtomicLong(3);
  private final Distributor site =
      builder().loadProbe(load).sessions(sessions::get).hysteresis(0.8, 0.5).build();

  @Test
  void aReportSaysHowTheSiteIsNow() {
    load.set(0.25);
    clock.advance(Duration.ofMillis(4_711_301));
    clock.step(Duration.ofMinutes(-1));
    site.setDraining(true);
    assertEquals(
        new SiteReport(
            "s0",
            new LoadSample(0.25),
            false,
            true,
            OptionalLong.of(3),
            Duration.ofMillis(4_711_301),
            Instant.ofEpochMilli(1_700_004_651_301L)),
        site.report());
  }

  @Test
  void askingForAReportChangesNothing() {
    load.set(0.7);
    assertFalse(site.report().busy());
    load.set(0.8);
    assertTrue(site.report().busy());
    load.set(0.7);
    assertFalse(site.report().busy(), "no request has met the load of 0.8");
    assertEquals(Reason.ADMITTED, reason());
    load.set(0.8);
    assertEquals(Reason.OVERFLOW_STARTED, reason());
    load.set(0.5);
    assertFalse(site.report().busy());
    load.set(0.7);
    assertTrue(site.report().busy(), "no request has met the load of 0.5");
    assertEquals(Reason.OVERFLOW_STARTED, reason());
  }

  @Test
  void whatIsNotKnownIsNotTold() {
    Distributor blind =
        builder()
            .loadProbe(
                () -> {
                  throw new IllegalStateException("as the test wants it");
                })
            .build();
    SiteReport report = blind.report();
    assertFalse(report.load().isKnown());
    assertFalse(report.busy());
    assertEquals(OptionalLong.empty(), report.sessions());
    assertEquals(
        "{\"distrib\":1,\"site\":\"s0\",\"load\":null,\"busy\":false,\"draining\":false,"
            + "\"sessions\":null,\"uptime\":0,\"time\":1700000000000}\n",
        ReportText.of(report));
  }

  @Test
  void aCounterOfSessionsThatFailsIsNotKnown() {
    Distributor negative = builder().sessions(() -> -1).build();
    Distributor throwing =
        builder()
            .sessions(
                () -> {
                  throw new IllegalStateException("as the test wants it");
                })
            .build();
    assertEquals(OptionalLong.empty(), negative.report().sessions());
    assertEquals(OptionalLong.empty(), throwing.report().sessions());
    assertEquals(1, throwing.portFailures());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "0.5, 0.5",
    "0.42, 0.42",
    "0.33333333, 0.3333",
    "0.00004, 0",
    "0.00005, 0.0001",
    "100, 100",
    "1.25, 1.25",
    "1e6, 1000000",
    "1e300, 1000000",
    "Infinity, 1000000"
  })
  void aLoadIsWrittenAsAPlainNumber(double value, String text) {
    load.set(value);
    assertTrue(ReportText.of(site.report()).contains(",\"load\":" + text + ",\"busy\""), text);
  }

  @Test
  void aReportOutOfRangeIsRefused() {
    for (String id : List.of("", "Boston", "a b", "\"", "x".repeat(64))) {
      assertThrows(
          IllegalArgumentException.class, () -> report(id, OptionalLong.of(0), Duration.ZERO), id);
    }
    assertThrows(
        IllegalArgumentException.class, () -> report("a", OptionalLong.of(-1), Duration.ZERO));
    assertThrows(
        IllegalArgumentException.class,
        () -> report("a", OptionalLong.empty(), Duration.ofNanos(-1)));
  }

  @Test
  @Timeout(120)
  void whereNoThreadMayWaitForAProbeThatStallsNoneDoes() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    Distributor stalling =
        builder()
            .loadProbe(
                () -> {
                  await().until(() -> released.getCount() == 0);
                  return LoadSample.IDLE;
                })
            .portLimit(Duration.ofSeconds(20))
            .status(
                new StatusSettings(
                    "/s", List.of(ClientNetwork.parse("::1").orElseThrow()), Optional.empty()))
            .build();
    DistributionRequest request = Requests.from("::1", Requests.inSession("x", "/s"));
    CompletableFuture<Verdict> verdict = stalling.handleAsync(request).toCompletableFuture();
    assertFalse(verdict.isDone());
    released.countDown();
    HttpAnswer answer = Answers.of(verdict.get(20, TimeUnit.SECONDS)).orElseThrow();
    assertTrue(answer.body().contains("\"load\":0,"));
    Verdict other = stalling.handleAsync(Requests.get("x", "/s")).toCompletableFuture().join();
    assertNotNull(other.decision());
  }

  @Test
  void aDrainingSiteHandsOnOnlyWhoHasNoSession() {
    site.setDraining(true);
    assertEquals(Reason.OVERFLOW_STARTED, reason());
    assertEquals(
        Reason.SESSION, site.decide(Requests.inSession("s0.app.example.test", "/")).reason());
    site.setDraining(false);
    assertInstanceOf(Admit.class, site.decide(Requests.get("s0.app.example.test", MARKED)));
  }

  @Test
  @Timeout(120)
  void drainingIsWaitedForUntilTheLastSessionHasEnded() throws Exception {
    site.setDraining(true);
    AtomicBoolean isDrained = new AtomicBoolean();
    Thread waiting =
        new Thread(
            () -> {
              try {
                isDrained.set(site.awaitDrained(Duration.ofHours(1)));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    waiting.start();
    await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
    assertTrue(waiting.isAlive());
    sessions.set(0);
    waiting.join();
    assertTrue(isDrained.get());
  }

  @Test
  void drainingIsWaitedForNoLongerThanAsked() throws Exception {
    assertFalse(site.awaitDrained(Duration.ZERO));
    sessions.set(0);
    assertFalse(site.awaitDrained(Duration.ZERO), "it does not drain at all");
    site.setDraining(true);
    assertTrue(site.awaitDrained(Duration.ZERO));
    Distributor uncounted = builder().clock(SystemClock.INSTANCE).build();
    uncounted.setDraining(true);
    assertFalse(uncounted.awaitDrained(Duration.ofMillis(5)));
  }

  private Reason reason() {
    return site.decide(Requests.get("s0.app.example.test", MARKED)).reason();
  }

  private DistributorBuilder builder() {
    return Distributor.builder(Topologies.ring(2), "s0").clock(clock);
  }

  private static SiteReport report(String site, OptionalLong sessions, Duration uptime) {
    return new SiteReport(
        site, LoadSample.IDLE, false, false, sessions, uptime, Instant.ofEpochMilli(0));
  }
}
