package io.distrib;

import io.distrib.spi.Port;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Asks ports in such a way that none can break a request: what throws, stalls, or cannot be asked
 * because too many calls stall already, is unknown (null) and counted. Threads are few, daemons,
 * and end when idle. <em>Thread-safe.</em>
 */
final class PortCalls {
  private static final int MOST_THREADS = 16;

  private final long limitNanos;
  private final LongAdder failures = new LongAdder();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          MOST_THREADS,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          DaemonThreads.named("distrib-port"));

  PortCalls(Duration limit) {
    this.limitNanos = limit.toNanos();
  }

  /** What {@code call} returns; null if {@code port} does not answer in time. */
  <T> @Nullable T ask(Port port, Callable<T> call) {
    try {
      T answer = port.mayBlock() ? askElsewhere(call) : call.call();
      if (answer != null) {
        return answer;
      }
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      // What a port throws is its own matter: it counts as no answer.
    }
    failures.increment();
    return null;
  }

  /** How often a port had no answer. */
  long failures() {
    return failures.sum();
  }

  /** Runs {@code task} on a thread of this pool; at once, on this one, if all are taken. */
  void runSoon(Runnable task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException e) {
      task.run();
    }
  }

  private <T> @Nullable T askElsewhere(Callable<T> call)
      throws ExecutionException, TimeoutException {
    Future<T> future = threads.submit(call);
    try {
      return future.get(limitNanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      future.cancel(true);
    }
  }
}
