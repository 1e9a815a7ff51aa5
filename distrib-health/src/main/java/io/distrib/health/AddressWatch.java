package io.distrib.health;

import io.distrib.health.net.ThreadErrors;
import io.distrib.health.net.Timer;
import io.distrib.health.probe.Probe;
import io.distrib.health.probe.ProbeResult;
import io.distrib.health.probe.ProbeTarget;
import io.distrib.model.AddressStatus;
import io.distrib.model.SiteHealth;
import io.distrib.topology.Site;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Decides when one address of a site is probed, and reports the results to the naming service
 * (D13); where the configuration sends the site's probe elsewhere, it speaks for the whole site. A
 * healthy address is probed once an interval. While an address that counts as up is in doubt (it
 * has failed lately, or a result is overdue) it is probed four times as often, even while earlier
 * attempts are under way, so that one that hangs is known soon after one timeout; and again almost
 * at once after a connection was refused or cut off. An address that counts as down is probed once
 * an interval until it answers. The watch depends on the results, the timer, the clock and the
 * random source alone. <em>Confined to one event loop.</em>
 */
final class AddressWatch {
  private static final System.Logger LOG = System.getLogger(AddressWatch.class.getName());
  private static final Timer.Appointment NONE = () -> {};

  private final Site site;
  private final @Nullable InetAddress address;
  private final WatchContext context;
  private final ProbeSchedule schedule;
  private final Probe probe;
  private final CompletableFuture<Void> firstResult = new CompletableFuture<>();

  private Timer.Appointment next = NONE;
  private Duration calm = Duration.ZERO;
  private long startedNanos;
  private long lostNanos;
  private int attempts;
  private boolean wasCut;
  private boolean isQueued;
  private boolean isClosed;

  private AddressWatch(Site site, ProbeTarget target, WatchContext context) {
    this.site = site;
    boolean isElsewhere = context.settings().site(site.id()).address().isPresent();
    this.address = isElsewhere ? null : target.address();
    this.context = context;
    this.schedule = new ProbeSchedule(context.settings(), context.random());
    this.probe = context.probes().of(target, this::lost);
    this.lostNanos = now() - context.settings().interval().toNanos();
  }

  /** One for each target of the probes of {@code site}. */
  static List<AddressWatch> of(Site site, WatchContext context) {
    return ProbeTarget.of(context.settings(), site).stream()
        .map(target -> new AddressWatch(site, target, context))
        .toList();
  }

  /** Complete when the first result has been reported. */
  CompletableFuture<Void> firstResult() {
    return firstResult;
  }

  /** Starts to probe, at once. */
  void start() {
    probe();
  }

  /** Starts no more probes, and reports no more results. */
  void close() {
    isClosed = true;
    next.cancel();
  }

  /**
   * The site has closed a connection that was held open. That proves nothing, for a server may
   * close what is idle; but the address is probed at once, no more than once an interval.
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
      context.probeLimit().acquire(this::begin);
    }
  }

  private void begin() {
    isQueued = false;
    if (isClosed) {
      context.probeLimit().release();
      return;
    }
    startedNanos = now();
    calm = firstResult.isDone() ? schedule.calm() : schedule.first();
    wasCut = false;
    attempts++;
    ThreadErrors.whenDone(ask(), (result, failure) -> ended(result));
    scheduleNext();
  }

  private CompletableFuture<ProbeResult> ask() {
    try {
      return probe.ask();
    } catch (RuntimeException | LinkageError e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Without a result nothing is known. */
  private void ended(@Nullable ProbeResult result) {
    attempts--;
    context.probeLimit().release();
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
    if (address == null) {
      context.naming().recordProbe(site.id(), result.isSuccess(), result.evidence());
    } else {
      context.naming().recordProbe(site.id(), address, result.isSuccess(), result.evidence());
    }
    if (speaksForTheSite()) {
      result.document().ifPresent(document -> context.documents().received(site, document));
    }
  }

  /** The documents of a site are those of the first of its addresses that is up. */
  private boolean speaksForTheSite() {
    return address == null
        || context.naming().addresses(site.id()).stream()
            .filter(each -> each.health().isUp())
            .findFirst()
            .filter(first -> first.address().equals(address))
            .isPresent();
  }

  private void scheduleNext() {
    next.cancel();
    if (!isClosed && !isQueued && isFree()) {
      Duration elapsed = Duration.ofNanos(now() - startedNanos);
      next = context.timer().after(untilNext().minus(elapsed), this::probe);
    }
  }

  private Duration untilNext() {
    SiteHealth health = health();
    if (health.isUp() && wasCut) {
      return schedule.afterCut();
    }
    boolean isPressing = health.isDoubted() || (health.isUp() && attempts > 0);
    return isPressing ? schedule.pressing() : calm;
  }

  private SiteHealth health() {
    return context.naming().addresses(site.id()).stream()
        .filter(each -> each.address().equals(address))
        .findFirst()
        .map(AddressStatus::health)
        .orElseGet(() -> context.naming().health(site.id()));
  }

  private boolean isFree() {
    return attempts < context.settings().fall();
  }

  private long now() {
    return context.clock().monotonicNanos();
  }
}
