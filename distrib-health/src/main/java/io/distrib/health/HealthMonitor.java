package io.distrib.health;

import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import io.distrib.health.http.NettyProbes;
import io.distrib.health.net.HealthLoop;
import io.distrib.health.probe.CertificateDates;
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
 * Probes every address of every site of a naming service and reports the results to it. The naming
 * service decides how many results turn an address up or down. All monitors of the process share
 * one daemon thread. <em>Started in one thread, closed in any.</em>
 *
 * <pre>{@code
 * PoolConfiguration pool = PoolConfiguration.read(Path.of("app.yaml"));
 * NamingService naming = pool.naming().build();
 * try (HealthMonitor monitor = HealthMonitor.builder(naming, pool.health()).build()) {
 *   monitor.start(); // returns when each address of each site has been probed once
 *   naming.status("boston").up();
 * }
 * }</pre>
 *
 * <p>An Error in the thread, such as a lack of memory, goes to the process's handler of uncaught
 * exceptions ({@link Thread#setDefaultUncaughtExceptionHandler}).
 */
public final class HealthMonitor implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final NamingService naming;
  private final HealthSettings settings;
  private final DocumentListener documents;
  private final AtomicReference<@Nullable Runnable> end = new AtomicReference<>();
  private CompletableFuture<Void> firstRound = CompletableFuture.completedFuture(null);

  HealthMonitor(HealthMonitorBuilder builder) {
    this.naming = builder.naming;
    this.settings = builder.settings;
    this.documents = builder.documents;
  }

  /**
   * Begins a monitor of all sites of {@code naming}.
   *
   * @param settings how sites are probed; with {@link HealthType#NONE} they are not
   */
  public static HealthMonitorBuilder builder(NamingService naming, HealthSettings settings) {
    return new HealthMonitorBuilder(naming, settings);
  }

  /**
   * Whether the evidence of a probe ({@link NamingService#health}) says that a certificate has
   * expired or is not valid yet, by the clock of this machine.
   */
  public static boolean isAboutCertificateDates(String evidence) {
    return CertificateDates.areBlamed(evidence);
  }

  /**
   * Starts to probe. Returns when each address of each site has been probed once; if some do not
   * answer, two seconds after the timeout of a probe at the latest; at once if the thread is
   * interrupted.
   */
  public void start() {
    begin(site -> true);
    awaitFirstRound();
  }

  /**
   * Starts to probe, and does not wait.
   *
   * @param isAwaited the sites whose first results {@link #awaitFirstRound} waits for
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
            loop.probeLimit(),
            loop,
            SystemClock.INSTANCE,
            SystemRandom.INSTANCE,
            documents);
    List<AddressWatch> watches = new ArrayList<>();
    List<CompletableFuture<Void>> first = new ArrayList<>();
    for (Site site : naming.topology().sites()) {
      List<AddressWatch> ofSite = AddressWatch.of(site, context);
      watches.addAll(ofSite);
      if (isAwaited.test(site)) {
        ofSite.forEach(watch -> first.add(watch.firstResult()));
      }
    }
    end.set(() -> end(loop, watches, probes));
    firstRound =
        CompletableFuture.allOf(first.toArray(CompletableFuture[]::new))
            .orTimeout(settings.timeout().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    loop.execute(() -> watches.forEach(AddressWatch::start));
  }

  /**
   * Waits until each address of the sites that are awaited has been probed once; if some do not
   * answer, until two seconds after the timeout of a probe; not at all if the thread is
   * interrupted.
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

  /** Stops probing, and breaks off the probes that are under way. Does nothing when repeated. */
  @Override
  public void close() {
    Runnable ending = end.getAndSet(null);
    if (ending != null) {
      ending.run();
    }
  }

  private static void end(HealthLoop loop, List<AddressWatch> watches, NettyProbes probes) {
    loop.execute(
        () -> {
          watches.forEach(AddressWatch::close);
          probes.close();
        });
    HealthLoop.release();
  }
}
