package io.distrib.server.health;

import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import io.distrib.naming.NamingService;
import io.distrib.system.SystemClock;
import io.distrib.system.SystemRandom;
import io.distrib.topology.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Probes every site of a naming service and tells it what it finds. It decides nothing: how many
 * results turn a site up or down is the naming service's. All monitors of the process share one
 * thread. <em>Started in one thread, closed in any.</em>
 */
public final class HealthMonitor implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final NamingService naming;
  private final HealthSettings settings;
  private final DocumentListener documents;
  private final AtomicReference<@Nullable Runnable> end = new AtomicReference<>();
  private CompletableFuture<Void> firstRound = CompletableFuture.completedFuture(null);

  /** A monitor of all sites that {@code naming} names, not started yet. */
  public HealthMonitor(NamingService naming, HealthSettings settings) {
    this(naming, settings, DocumentListener.NONE);
  }

  /** The same; what good answers carry is told to {@code documents}. */
  public HealthMonitor(NamingService naming, HealthSettings settings, DocumentListener documents) {
    this.naming = naming;
    this.settings = settings;
    this.documents = documents;
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
    HealthLoop loop = HealthLoop.acquire();
    NettyProbes probes = new NettyProbes(loop, settings);
    WatchContext context =
        new WatchContext(
            naming,
            settings,
            probes,
            loop.slots(),
            loop,
            SystemClock.INSTANCE,
            SystemRandom.INSTANCE,
            documents);
    List<SiteWatch> watches = new ArrayList<>();
    List<CompletableFuture<Void>> first = new ArrayList<>();
    for (Site site : naming.topology().sites()) {
      SiteWatch watch = new SiteWatch(site, context);
      watches.add(watch);
      if (isAwaited.test(site)) {
        first.add(watch.firstResult());
      }
    }
    end.set(() -> end(loop, watches, probes));
    firstRound =
        CompletableFuture.allOf(first.toArray(CompletableFuture[]::new))
            .orTimeout(settings.timeout().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    loop.execute(() -> watches.forEach(SiteWatch::start));
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

  /** Ends the watch; what is under way is broken off. */
  @Override
  public void close() {
    Runnable ending = end.getAndSet(null);
    if (ending != null) {
      ending.run();
    }
  }

  private static void end(HealthLoop loop, List<SiteWatch> watches, NettyProbes probes) {
    loop.execute(
        () -> {
          watches.forEach(SiteWatch::close);
          probes.close();
        });
    HealthLoop.release();
  }
}
