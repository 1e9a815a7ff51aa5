package io.distrib.server.health;

import io.distrib.NamingService;
import io.distrib.model.Site;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Probes one site again and again, one probe at a time. <em>Thread-safe.</em> */
final class SiteWatch {
  private final Site site;
  private final NamingService naming;
  private final SiteProber prober;
  private final Schedule schedule;
  private final ScheduledExecutorService timer;

  SiteWatch(
      Site site,
      NamingService naming,
      SiteProber prober,
      Schedule schedule,
      ScheduledExecutorService timer) {
    this.site = site;
    this.naming = naming;
    this.prober = prober;
    this.schedule = schedule;
    this.timer = timer;
  }

  /** Probes now, and from now on; complete when the first result has been told. */
  CompletableFuture<?> start() {
    long started = System.nanoTime();
    return prober.probe(site).handle((result, failure) -> finish(result, started));
  }

  private void goOn() {
    CompletableFuture<?> unused = start();
  }

  private @Nullable Void finish(@Nullable ProbeResult result, long started) {
    boolean isDoubtful = false;
    if (result != null) {
      naming.recordProbe(site.id(), result.isSuccess(), result.evidence());
      isDoubtful = !result.isSuccess() && naming.status(site.id()).up();
    }
    again(schedule.untilNext(isDoubtful), System.nanoTime() - started);
    return null;
  }

  private void again(Duration interval, long elapsedNanos) {
    long delay = Math.max(0, interval.toNanos() - elapsedNanos);
    try {
      Future<?> unused = timer.schedule(this::goOn, delay, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // The monitor has been closed.
    }
  }
}
