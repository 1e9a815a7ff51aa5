package io.distrib.redirect;

import java.lang.System.Logger.Level;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks every few seconds whether the settings of a distributor have changed, and then has it
 * reload. Faulty settings are logged once. Its thread ends with {@link #stop}, or when nobody uses
 * the distributor any more. <em>Thread-safe.</em>
 */
final class SettingsWatch {
  private static final System.Logger LOGGER = System.getLogger(SettingsWatch.class.getName());

  private final WeakReference<Distributor> watched;
  private final String site;
  private final SettingsSource source;
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, SettingsWatch::thread);

  private SettingsWatch(Distributor distributor, SettingsSource source) {
    this.watched = new WeakReference<>(distributor);
    this.site = distributor.site().id();
    this.source = source;
  }

  /** Watches {@code source} for {@code distributor} from now on. */
  static SettingsWatch start(Distributor distributor, SettingsSource source, Duration every) {
    SettingsWatch watch = new SettingsWatch(distributor, source);
    long nanos = every.toNanos();
    var unused =
        watch.thread.scheduleWithFixedDelay(watch::look, nanos, nanos, TimeUnit.NANOSECONDS);
    return watch;
  }

  void stop() {
    thread.shutdownNow();
  }

  /** A thread that keeps nothing of the web application that happens to start it. */
  private static Thread thread(Runnable task) {
    Thread thread = new Thread(null, task, "distrib-reload", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(SettingsWatch.class.getClassLoader());
    return thread;
  }

  private void look() {
    Distributor distributor = watched.get();
    if (distributor == null) {
      stop();
      return;
    }
    try {
      if (source.hasChanged()) {
        distributor.reload();
        LOGGER.log(Level.INFO, "site {0}: the settings are read again from {1}", site, source);
      }
    } catch (IllegalArgumentException e) {
      LOGGER.log(
          Level.ERROR,
          "site " + site + ": not reloaded, the settings from before stay:\n" + e.getMessage());
    } catch (RuntimeException
        | LinkageError
        | StackOverflowError
        | AssertionError
        | OutOfMemoryError e) {
      LOGGER.log(Level.ERROR, "site " + site + ": the reload failed unforeseen", e);
    }
  }
}
