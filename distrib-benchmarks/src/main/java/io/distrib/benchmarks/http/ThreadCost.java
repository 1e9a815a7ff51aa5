package io.distrib.benchmarks.http;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** What a step costs, in CPU time of the thread that takes it. */
final class ThreadCost {
  private static final int ROUNDS = 31;
  private static final int STEPS = 20_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ThreadCost() {}

  /** One step; what it throws ends the measurement. */
  @FunctionalInterface
  interface Step {
    void take() throws Exception;
  }

  /** Nanoseconds that {@code with} takes beyond {@code without}: the median of paired rounds. */
  static double added(Step with, Step without) throws Exception {
    double[] differences = new double[ROUNDS];
    for (int warm = 0; warm < 3; warm++) {
      for (int i = 0; i < ROUNDS; i++) {
        differences[i] = nanos(with) - nanos(without);
      }
    }
    Arrays.sort(differences);
    return differences[ROUNDS / 2];
  }

  private static double nanos(Step step) throws Exception {
    long begun = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < STEPS; i++) {
      step.take();
    }
    return (THREADS.getCurrentThreadCpuTime() - begun) / (double) STEPS;
  }
}
