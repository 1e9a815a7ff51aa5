package io.distrib.health;

import io.distrib.health.net.ThreadErrors;
import io.distrib.health.net.Timer;
import io.distrib.health.probe.ProbeResult;
import io.distrib.health.probe.ProbeTarget;
import io.distrib.model.SiteHealth;
import io.distrib.topology.Site;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a site is probed, and reports the results to the naming service. A healthy site is
 * probed once an interval. While a site that counts as up is in doubt (it has failed lately, or a
 * result is overdue) it is probed four times as often, even while earlier attempts are under way,
 * so that a site that hangs is known soon after one timeout; and again almost at once after a
 * connection was refused or cut off. A site that counts as down is probed once an interval until it
 * answers. The watch depends on the results, the timer, the clock and the random source alone.
 * <em>Confined to one event loop.</em>
 */
final class SiteWatch {
  private static final System.Logger LOG = System.getLogger(SiteWatch.class.getName());
  private static final Timer.Appointment NONE = () -> {};

  private final Site site;
  private final WatchContext context;
  private final ProbeSchedule schedule;
  private final List<AddressProbe> addressProbes;
  private final CompletableFuture<Void> firstResult = new CompletableFuture<>();

  private Timer.Appointment next = NONE;
  private Duration calm = Duration.ZERO;
  private long startedNanos;
  private long lostNanos;
  private int pendingRounds;
  private boolean wasCut;
  private boolean isQueued;
  private boolean isClosed;

  SiteWatch(Site site, WatchContext context) {
    this.site = site;
    this.context = context;
    this.schedule = new ProbeSchedule(context.settings(), context.random());
    this.addressProbes =
        ProbeTarget.of(context.settings(), site).stream()
            .map(target -> context.probes().of(target, this::lost))
            .map(probe -> new AddressProbe(probe, context.settings().fall()))
            .toList();
    this.lostNanos = now() - context.settings().interval().toNanos();
  }

  /** Complete when the first result has been reported. */
  CompletableFuture<Void> firstResult() {
    return firstResult;
  }

  /** Starts to probe, at once. */
  void start() {
    probe();
  }

  /** Starts no more rounds, and reports no more results. */
  void close() {
    isClosed = true;
    next.cancel();
  }

  /**
   * The site has closed a connection that was held open. That proves nothing, for a server may
   * close what is idle; but the site is probed at once, no more than once an interval.
   */
  private void lost() {
    if (now() - lostNanos >= context.settings().interval().toNanos()) {
      lostNanos = now();
      probe();
    }
  }

  private void probe() {
    next.cancel();
    if (!isClosed && !isQueued && isFree()) {
      isQueued = true;
      context.rounds().acquire(this::begin);
    }
  }

  private void begin() {
    isQueued = false;
    if (isClosed) {
      context.rounds().release();
      return;
    }
    startedNanos = now();
    calm = firstResult.isDone() ? schedule.calm() : schedule.first();
    wasCut = false;
    pendingRounds++;
    ProbeRound round = new ProbeRound(addressProbes);
    ThreadErrors.whenDone(round.result(), (result, failure) -> decided(result));
    ThreadErrors.whenDone(round.end(), (nothing, failure) -> ended());
    round.start();
    scheduleNext();
  }

  private void decided(@Nullable ProbeResult result) {
    pendingRounds--;
    try {
      if (result != null && !isClosed) {
        take(result);
      }
    } catch (RuntimeException | LinkageError e) {
      LOG.log(
          System.Logger.Level.ERROR,
          () ->
              "site " + context.naming().topology().label(site) + ": a result was not taken: " + e);
    } finally {
      firstResult.complete(null);
      scheduleNext();
    }
  }

  private void take(ProbeResult result) {
    wasCut = result.isCut();
    context.naming().recordProbe(site.id(), result.isSuccess(), result.evidence());
    result.document().ifPresent(document -> context.documents().received(site, document));
  }

  private void ended() {
    context.rounds().release();
    scheduleNext();
  }

  private void scheduleNext() {
    next.cancel();
    if (!isClosed && !isQueued && isFree()) {
      Duration elapsed = Duration.ofNanos(now() - startedNanos);
      next = context.timer().after(untilNext().minus(elapsed), this::probe);
    }
  }

  private Duration untilNext() {
    SiteHealth health = context.naming().health(site.id());
    if (health.isUp() && wasCut) {
      return schedule.afterCut();
    }
    boolean isPressing = health.isDoubted() || (health.isUp() && pendingRounds > 0);
    return isPressing ? schedule.pressing() : calm;
  }

  private boolean isFree() {
    return addressProbes.stream().anyMatch(AddressProbe::isFree);
  }

  private long now() {
    return context.clock().monotonicNanos();
  }
}
