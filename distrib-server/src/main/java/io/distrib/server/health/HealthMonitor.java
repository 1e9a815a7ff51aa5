package io.distrib.server.health;

import io.distrib.NamingService;
import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import io.distrib.model.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Probes every site of a naming service and tells it what it finds. It decides nothing: how many
 * results turn a site up or down is the naming service's. <em>Started in one thread, closed in
 * any.</em>
 */
public final class HealthMonitor implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final NamingService naming;
  private final HealthSettings settings;
  private final Probe probe;
  private final HealthThreads threads = new HealthThreads();
  private CompletableFuture<Void> firstRound = CompletableFuture.completedFuture(null);

  /** A monitor of all sites that {@code naming} names, not started yet. */
  public HealthMonitor(NamingService naming, HealthSettings settings) {
    this.naming = naming;
    this.settings = settings;
    this.probe = settings.isHttp() ? new HttpProbe(settings) : new TcpProbe(settings);
  }

  /**
   * Settings of the whole process, to be made before anything uses the JDK's HTTP client: without
   * them probes cannot ask for a site by its name.
   */
  public static void prepareProcess() {
    RestrictedHeaders.allowHost();
  }

  /**
   * Begins to watch. Returns when each site has been probed once, or, if some do not answer, a
   * moment after the timeout of a probe; at once, if the thread is interrupted.
   */
  public void start() {
    begin(site -> true);
    awaitFirstRound();
  }

  /**
   * Begins to watch, and does not wait.
   *
   * @param isAwaited of which sites the first results are worth waiting for
   */
  public void begin(Predicate<Site> isAwaited) {
    if (settings.type() == HealthType.NONE) {
      return;
    }
    SiteProber prober = new SiteProber(probe, threads.workers());
    Schedule schedule = new Schedule(settings, () -> ThreadLocalRandom.current().nextDouble());
    List<CompletableFuture<?>> first = new ArrayList<>();
    for (Site site : naming.topology().sites()) {
      CompletableFuture<?> result =
          new SiteWatch(site, naming, prober, schedule, threads.timer()).start();
      if (isAwaited.test(site)) {
        first.add(result);
      }
    }
    firstRound =
        CompletableFuture.allOf(first.toArray(CompletableFuture[]::new))
            .orTimeout(settings.timeout().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Waits until each site that is worth it has been probed once, or, if some do not answer, until a
   * moment after the timeout of a probe; not at all, if the thread is interrupted.
   */
  public void awaitFirstRound() {
    try {
      firstRound.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TimeoutException)) {
        throw new IllegalStateException("a probe failed unforeseen", e.getCause());
      }
      System.getLogger(HealthMonitor.class.getName())
          .log(System.Logger.Level.WARNING, "the first round of probes is still under way");
    }
  }

  /** Ends the watch and its threads; what is under way is broken off. */
  @Override
  public void close() {
    threads.close();
    probe.close();
  }
}
