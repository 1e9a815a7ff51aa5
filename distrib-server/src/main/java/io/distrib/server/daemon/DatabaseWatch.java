package io.distrib.server.daemon;

import io.distrib.server.thread.ThreadWatch;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Has a nameserver take in its geographic databases when their files change (D11).
 * <em>Thread-safe.</em>
 */
final class DatabaseWatch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(DatabaseWatch::thread);

  private final Nameserver nameserver;

  DatabaseWatch(Nameserver nameserver) {
    this.nameserver = nameserver;
  }

  /** Watches from now on. */
  void start() {
    var unused =
        timer.scheduleWithFixedDelay(
            ThreadWatch.telling(nameserver::renewDatabases),
            EVERY.toMillis(),
            EVERY.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "distrib-databases");
    thread.setDaemon(true);
    return thread;
  }
}
