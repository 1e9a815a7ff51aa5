package io.distrib.redirect;

import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionRequest;
import io.distrib.spi.DecisionListener;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Tells a listener of decisions on one thread of its own, in order. What it throws and what it is
 * too slow for is counted and dropped: no request waits for it. <em>Thread-safe.</em>
 */
final class AsyncDecisionListener {
  private static final int LONGEST_QUEUE = 1024;

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
            new ArrayBlockingQueue<>(LONGEST_QUEUE),
            DaemonThreads.named("distrib-listener"),
            (task, executor) -> failures.increment());
    this.thread.allowCoreThreadTimeOut(true);
  }

  void tell(DistributionRequest request, DistributionDecision decision) {
    thread.execute(() -> call(request, decision));
  }

  long failures() {
    return failures.sum();
  }

  private void call(DistributionRequest request, DistributionDecision decision) {
    try {
      listener.decided(request, decision);
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      failures.increment();
    }
  }
}
