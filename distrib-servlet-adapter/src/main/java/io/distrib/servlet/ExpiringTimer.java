package io.distrib.servlet;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks later, on a daemon thread of its own that ends soon when none waits. The timers of the
 * JDK that live for ever are no choice: they keep the class loader of the web application that is
 * the first to ask them. <em>Thread-safe.</em>
 */
final class ExpiringTimer {
  static final String THREAD = "distrib-servlet-timer";

  private final Duration maxIdle;
  private @Nullable ScheduledThreadPoolExecutor executor;

  /** A timer whose thread ends after having had nothing to wait for that long, more than 0. */
  ExpiringTimer(Duration maxIdle) {
    this.maxIdle = maxIdle;
  }

  synchronized Future<?> runAfter(long millis, Runnable task) {
    if (executor == null) {
      executor = newExecutor();
    }
    return executor.schedule(task, millis, MILLISECONDS);
  }

  /** Ends the thread, once what still waits has run; a later task is given a new one. */
  synchronized void stop() {
    if (executor != null) {
      executor.shutdown();
      executor = null;
    }
  }

  private ScheduledThreadPoolExecutor newExecutor() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(1, ExpiringTimer::newThread);
    executor.setRemoveOnCancelPolicy(true);
    executor.setKeepAliveTime(maxIdle.toMillis(), MILLISECONDS);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  private static Thread newThread(Runnable task) {
    Thread thread = new Thread(task, THREAD);
    thread.setDaemon(true);
    return thread;
  }
}
