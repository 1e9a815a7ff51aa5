package io.distrib.server.health;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of a monitor: one that keeps time, and some that probe. <em>Thread-safe.</em> */
final class HealthThreads implements AutoCloseable {
  /** How many addresses are probed at the same time, at most. */
  static final int MOST_WORKERS = 64;

  private static final int KEEP_SECONDS = 30;

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, named("distrib-health-timer"));
  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(
          MOST_WORKERS,
          MOST_WORKERS,
          KEEP_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          named("distrib-health-probe"));

  HealthThreads() {
    workers.allowCoreThreadTimeOut(true);
  }

  ScheduledThreadPoolExecutor timer() {
    return timer;
  }

  ThreadPoolExecutor workers() {
    return workers;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    workers.shutdownNow();
  }

  private static ThreadFactory named(String prefix) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
