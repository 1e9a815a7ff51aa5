package io.distrib.redirect;

import io.distrib.spi.Port;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calls ports so that none can break a request. The result of a port that throws, stalls, or cannot
 * be called because too many calls stall already, is unknown (null) and counted. Asynchronous
 * decisions have threads of their own, so that they never wait for themselves. Threads are few,
 * daemons, and end when idle. <em>Thread-safe.</em>
 */
final class BoundedPortInvoker {
  private static final int MAX_THREADS = 16;
  private static final int MAX_QUEUE = 256;

  private final long limitNanos;
  private final LongAdder failures = new LongAdder();
  private final ThreadPoolExecutor called = threads("distrib-port");
  private final ThreadPoolExecutor waiting = threads("distrib-decision");

  BoundedPortInvoker(Duration limit) {
    this.limitNanos = limit.toNanos();
  }

  /**
   * What {@code call} returns; null if {@code port} does not answer in time.
   *
   * @param mayWait whether this thread may wait; if not, a port that may block is unknown
   */
  <T> @Nullable T ask(Port port, boolean mayWait, Callable<T> call) {
    try {
      T answer = port.mayBlock() ? askElsewhere(mayWait, call) : call.call();
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

  /** What {@code task} makes on a thread that may wait; at once, on this one, if too many do. */
  <T> CompletableFuture<T> soon(Function<Boolean, T> task) {
    try {
      return CompletableFuture.supplyAsync(() -> task.apply(true), waiting);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(task.apply(false));
    }
  }

  private <T> @Nullable T askElsewhere(boolean mayWait, Callable<T> call)
      throws ExecutionException, TimeoutException {
    if (!mayWait) {
      return null;
    }
    Future<T> future = called.submit(call);
    try {
      return future.get(limitNanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      future.cancel(true);
    }
  }

  private static ThreadPoolExecutor threads(String name) {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            MAX_THREADS,
            MAX_THREADS,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_QUEUE),
            DaemonThreads.named(name));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
