package io.distrib.redirect;

import java.lang.System.Logger.Level;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Looks every few seconds whether the settings of a distributor have changed, and then has it
 * reload. Faulty settings are logged once. Its thread ends with {@link #stop}, or when nobody uses
 * the distributor any more. <em>Thread-safe.</em>
 */
final class SettingsWatch {
  private static final System.Logger LOGGER = System.getLogger(SettingsWatch.class.getName());

  private final String site;
  private final String source;
  private final BooleanSupplier hasChanged;
  private final WeakReference<Reloadable> watched;
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, SettingsWatch::thread);

  private SettingsWatch(
      String site, String source, BooleanSupplier hasChanged, Reloadable watched) {
    this.site = site;
    this.source = source;
    this.hasChanged = hasChanged;
    this.watched = new WeakReference<>(watched);
  }

  /** What can take in its settings again. */
  interface Reloadable {
    /** Does so, or throws with every fault and stays as it is. */
    void reload();
  }

  /**
   * Watches from now on.
   *
   * @param site whose settings they are, for the log
   * @param source where they come from, for the log
   * @param hasChanged whether they have changed
   * @param watched who reloads; held weakly
   */
  static SettingsWatch start(
      String site, String source, BooleanSupplier hasChanged, Reloadable watched, Duration every) {
    SettingsWatch watch = new SettingsWatch(site, source, hasChanged, watched);
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
    Reloadable current = watched.get();
    if (current == null) {
      stop();
      return;
    }
    try {
      if (hasChanged.getAsBoolean()) {
        current.reload();
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
