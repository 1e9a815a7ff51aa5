package io.distrib.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.util.concurrent.Uninterruptibles;
import io.distrib.load.LoadProbes;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Bypass;
import io.distrib.model.DistributionRequest;
import io.distrib.model.LoadSample;
import io.distrib.model.Reason;
import io.distrib.spi.Clock;
import io.distrib.spi.GroupSelector;
import io.distrib.spi.LoadProbe;
import io.distrib.testkit.Answers;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import io.distrib.topology.Group;
import io.distrib.topology.TopologyBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A port that throws, stalls or answers nonsense breaks no request; what it does is counted. */
class PortFailureTest {
  private static final String MARKED = "/?distrib=1700000000";

  private final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void release() {
    released.countDown();
  }

  @Test
  void throwingSelectorMeansTheDefaultGroup() {
    assertDefaultGroup(
        (request, topology) -> {
          throw boom();
        });
    assertDefaultGroup((request, topology) -> overflowTheStack(1));
  }

  @Test
  @SuppressWarnings("NullAway")
  void selectorWithoutAnAnswerMeansTheDefaultGroup() {
    assertDefaultGroup((request, topology) -> null);
  }

  @Test
  void foreignGroupMeansTheDefaultGroup() {
    Group foreign =
        TopologyBuilder.pool("other.test")
            .site("a", "a.other.test", "192.0.2.1")
            .group("g", group -> group.name("g.other.test").sites("a"))
            .build()
            .groups()
            .get(0);
    Distributor geneva = geneva((request, topology) -> Optional.of(foreign));
    assertEquals("americas", groupOf(geneva));
  }

  @Test
  void stallingSelectorMeansTheDefaultGroupAfterTheLimit() {
    assertDefaultGroup((request, topology) -> stall(Optional.empty()));
  }

  @Test
  void manyStallingCallsLeaveTheOthersServed() {
    Distributor geneva = geneva((request, topology) -> stallDeaf(Optional.empty()));
    for (int i = 0; i < 40; i++) {
      assertEquals("americas", groupOf(geneva));
    }
    assertEquals(40, geneva.portFailures());
  }

  @Test
  void throwingProbeKeepsTheLastState() {
    Switchable probe = new Switchable();
    Distributor site = site(probe);
    probe.load = 1;
    assertEquals(Reason.OVERFLOW_STARTED, reason(site));
    probe.fails = true;
    assertEquals(Reason.OVERFLOW_STARTED, reason(site));
    probe.fails = false;
    probe.load = 0.95;
    assertEquals(Reason.OVERFLOW_STARTED, reason(site), "between the two marks nothing changes");
    probe.load = 0.9;
    assertEquals(Reason.ADMITTED, reason(site));
    probe.fails = true;
    assertEquals(Reason.ADMITTED, reason(site));
    assertEquals(2, site.portFailures());
  }

  @Test
  void stallingProbeTurnsNobodyAway() {
    Distributor site = site(() -> stall(LoadSample.UNKNOWN));
    assertEquals(Reason.ADMITTED, reason(site));
    assertEquals(1, site.portFailures());
  }

  @Test
  void whereNoThreadMayWaitNoneDoes() throws Exception {
    Distributor site = site(() -> stall(LoadSample.UNKNOWN));
    var verdict =
        site.handleAsync(Requests.get("s0.app.example.test", MARKED)).toCompletableFuture();
    assertFalse(verdict.isDone());
    assertEquals(Reason.ADMITTED, reason(verdict.get(10, TimeUnit.SECONDS)));
    assertTrue(site.handleAsync(Requests.inSession("x", "/")).toCompletableFuture().isDone());
    Distributor inline = Distributor.builder(Topologies.ring(2), "s0").build();
    assertTrue(inline.handleAsync(Requests.get("x", "/")).toCompletableFuture().isDone());
  }

  @Test
  void whoWaitForSlowPortsDoNotHoldEachOtherUp() throws Exception {
    Distributor geneva =
        Distributor.builder(Topologies.grouped(), "geneva")
            .groupSelector((request, topology) -> slow(topology.group("europe")))
            .portLimit(Duration.ofSeconds(30))
            .build();
    List<CompletableFuture<Verdict>> verdicts =
        verdicts(geneva, Requests.get("app.example.test", "/"), 100);
    for (CompletableFuture<Verdict> verdict : verdicts) {
      assertEquals(Reason.POOL_TO_SITE, reason(verdict.get(30, TimeUnit.SECONDS)));
    }
    assertEquals(0, geneva.portFailures());
  }

  @Test
  void whereTooManyWaitNobodyElseDoes() throws Exception {
    Distributor site = site(() -> stall(LoadSample.UNKNOWN), Duration.ofSeconds(60));
    List<CompletableFuture<Verdict>> verdicts =
        verdicts(site, Requests.get("s0.app.example.test", MARKED), 300);
    assertEquals(300 - 16 - 256, verdicts.stream().filter(CompletableFuture::isDone).count());
    assertEquals(300 - 16 - 256, site.portFailures());
    release();
    for (CompletableFuture<Verdict> verdict : verdicts) {
      assertEquals(Reason.ADMITTED, reason(verdict.get(30, TimeUnit.SECONDS)));
    }
  }

  @Test
  void aRequestThatCannotBeDecidedPassesAsItCame() throws Exception {
    DistributionRequest request = Requests.get("s0.app.example.test", MARKED);
    for (LoadProbe probe : List.<LoadProbe>of(() -> LoadSample.IDLE, LoadProbes.NONE)) {
      Distributor site =
          Distributor.builder(Topologies.ring(2), "s0")
              .clock(new BrokenClock())
              .loadProbe(probe)
              .build();
      Verdict late = site.handleAsync(request).toCompletableFuture().get(10, TimeUnit.SECONDS);
      for (Verdict verdict : List.of(late, site.handle(request))) {
        assertEquals(new Bypass(Reason.UNDECIDED, null), verdict.decision());
        assertEquals(Optional.empty(), Answers.of(verdict));
      }
      Throwable thrown = assertThrows(RuntimeException.class, () -> site.decide(request));
      assertEquals("as the test wants it", thrown.getMessage());
    }
  }

  private static Reason reason(Verdict verdict) {
    return Objects.requireNonNull(verdict.decision()).reason();
  }

  private static List<CompletableFuture<Verdict>> verdicts(
      Distributor site, DistributionRequest request, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> site.handleAsync(request).toCompletableFuture())
        .toList();
  }

  private static <T> T slow(T value) {
    Uninterruptibles.sleepUninterruptibly(Duration.ofMillis(5));
    return value;
  }

  private static final class BrokenClock implements Clock {
    @Override
    public long epochSeconds() {
      throw boom();
    }

    @Override
    public long monotonicNanos() {
      return 0;
    }
  }

  private static final class Switchable implements LoadProbe {
    private volatile double load;
    private volatile boolean fails;

    @Override
    public LoadSample sample() {
      if (fails) {
        throw boom();
      }
      return new LoadSample(load);
    }
  }

  private void assertDefaultGroup(GroupSelector selector) {
    Distributor geneva = geneva(selector);
    assertEquals("americas", groupOf(geneva));
    assertEquals(1, geneva.portFailures());
  }

  private static Distributor geneva(GroupSelector selector) {
    return Distributor.builder(Topologies.grouped(), "geneva")
        .groupSelector(selector)
        .portLimit(Duration.ofMillis(20))
        .build();
  }

  private static String groupOf(Distributor geneva) {
    DistributionDecision decision = geneva.decide(Requests.get("app.example.test", "/"));
    return decision.toString().contains("http://americas.app.example.test/")
        ? "americas"
        : decision.toString();
  }

  private static Distributor site(LoadProbe probe) {
    return site(probe, Duration.ofSeconds(2));
  }

  private static Distributor site(LoadProbe probe, Duration limit) {
    return Distributor.builder(Topologies.ring(2), "s0")
        .clock(new ManualClock(1_700_000_000L))
        .loadProbe(probe)
        .portLimit(limit)
        .build();
  }

  private static Reason reason(Distributor site) {
    return site.decide(Requests.get("s0.app.example.test", MARKED)).reason();
  }

  private <T> T stall(T value) {
    try {
      assertTrue(released.await(60, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return value;
  }

  private <T> T stallDeaf(T value) {
    Uninterruptibles.awaitUninterruptibly(released);
    return value;
  }

  private static RuntimeException boom() {
    return new IllegalStateException("as the test wants it");
  }

  @SuppressWarnings("InfiniteRecursion")
  private static Optional<Group> overflowTheStack(int depth) {
    return overflowTheStack(depth + 1);
  }
}
