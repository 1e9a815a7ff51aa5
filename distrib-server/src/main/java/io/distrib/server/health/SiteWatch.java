package io.distrib.server.health;

import io.distrib.model.SiteHealth;
import io.distrib.server.thread.ThreadWatch;
import io.distrib.topology.Site;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a site is probed, and tells the naming service what is found. A site that is well is
 * asked once an interval. While a site that is held up is in doubt (it has failed lately, or an
 * answer is overdue) it is asked four times as often, whatever is still under way, so that a site
 * that hangs is known soon after one timeout; and again almost at once after a connection was
 * refused or cut off. A site that is held down is asked once an interval until it answers. All that
 * happens depends on the results, the timer, the clock and the random source alone. <em>Confined to
 * one event loop.</em>
 */
final class SiteWatch {
  private static final System.Logger LOG = System.getLogger(SiteWatch.class.getName());
  private static final Timer.Appointment NONE = () -> {};

  private final Site site;
  private final WatchContext context;
  private final Pace pace;
  private final List<Line> lines;
  private final CompletableFuture<Void> firstResult = new CompletableFuture<>();

  private Timer.Appointment next = NONE;
  private Duration calm = Duration.ZERO;
  private long startedNanos;
  private long signalledNanos;
  private int undecided;
  private boolean wasCut;
  private boolean isWaiting;
  private boolean isClosed;

  SiteWatch(Site site, WatchContext context) {
    this.site = site;
    this.context = context;
    this.pace = new Pace(context.settings(), context.random());
    this.lines =
        Target.of(context.settings(), site).stream()
            .map(target -> context.probes().of(target, this::lost))
            .map(probe -> new Line(probe, context.settings().fall()))
            .toList();
    this.signalledNanos = now() - context.settings().interval().toNanos();
  }

  /** Complete when the first result has been told. */
  CompletableFuture<Void> firstResult() {
    return firstResult;
  }

  /** Probes now, and from now on. */
  void start() {
    ask();
  }

  /** Starts no more rounds, and tells no more results. */
  void close() {
    isClosed = true;
    next.cancel();
  }

  /**
   * The site has ended a connection that was held to it. That proves nothing, for a server may end
   * what is idle; but it is looked into at once, no more than once an interval.
   */
  private void lost() {
    if (now() - signalledNanos >= context.settings().interval().toNanos()) {
      signalledNanos = now();
      ask();
    }
  }

  private void ask() {
    next.cancel();
    if (!isClosed && !isWaiting && isFree()) {
      isWaiting = true;
      context.slots().take(this::begin);
    }
  }

  private void begin() {
    isWaiting = false;
    if (isClosed) {
      context.slots().giveBack();
      return;
    }
    startedNanos = now();
    calm = firstResult.isDone() ? pace.calm() : pace.first();
    wasCut = false;
    undecided++;
    Round round = new Round(lines);
    ThreadWatch.whenDone(round.result(), (result, failure) -> decided(result));
    ThreadWatch.whenDone(round.end(), (nothing, failure) -> ended());
    round.start();
    schedule();
  }

  private void decided(@Nullable ProbeResult result) {
    undecided--;
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
      schedule();
    }
  }

  private void take(ProbeResult result) {
    wasCut = result.isCut();
    context.naming().recordProbe(site.id(), result.isSuccess(), result.evidence());
    result.document().ifPresent(document -> context.documents().received(site, document));
  }

  private void ended() {
    context.slots().giveBack();
    schedule();
  }

  private void schedule() {
    next.cancel();
    if (!isClosed && !isWaiting && isFree()) {
      Duration elapsed = Duration.ofNanos(now() - startedNanos);
      next = context.timer().after(untilNext().minus(elapsed), this::ask);
    }
  }

  private Duration untilNext() {
    SiteHealth health = context.naming().health(site.id());
    if (health.isUp() && wasCut) {
      return pace.afterCut();
    }
    boolean isPressing = health.isDoubted() || (health.isUp() && undecided > 0);
    return isPressing ? pace.pressing() : calm;
  }

  private boolean isFree() {
    return lines.stream().anyMatch(Line::isFree);
  }

  private long now() {
    return context.clock().monotonicNanos();
  }
}
