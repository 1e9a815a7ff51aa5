package io.distrib.health.net;

import java.time.Duration;

/** Runs tasks later, one at a time, in one thread. */
public interface Timer {
  /** Runs {@code task} after {@code delay}; at once if that is zero or less. */
  Appointment after(Duration delay, Runnable task);

  /** A scheduled task. */
  @FunctionalInterface
  interface Appointment {
    /** Keeps the task from running; has no effect if it has run. */
    void cancel();
  }
}
