package io.distrib.redirect;

import io.distrib.model.DecisionEvent;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionRequest;
import io.distrib.spi.DecisionListener;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Tells a listener each decision on one thread of its own, in order. What it throws and what it is
 * too slow for is counted and dropped: no request waits for it. <em>Thread-safe.</em>
 */
final class AsyncDecisionListener {
  private static final int MAX_QUEUE = 1024;

  private final DecisionListener listener;
  private final LongAdder failures = new LongAdder();
  private final ThreadPoolExecutor thread;

  AsyncDecisionListener(DecisionListener listener) {
    this.listener = listener;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_QUEUE),
            DaemonThreads.named("distrib-listener"),
            (task, executor) -> failures.increment());
    this.thread.allowCoreThreadTimeOut(true);
  }

  /** Tells it of {@code decision}, which took {@code nanos}, later. */
  void tell(DistributionRequest asked, DistributionDecision decision, long nanos) {
    DecisionEvent event =
        new DecisionEvent(
            asked.method(),
            asked.host(),
            asked.target(),
            asked.remote(),
            decision,
            Duration.ofNanos(Math.max(0, nanos)));
    thread.execute(() -> call(event));
  }

  long failures() {
    return failures.sum();
  }

  private void call(DecisionEvent event) {
    try {
      listener.decided(event);
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      failures.increment();
    }
  }
}
