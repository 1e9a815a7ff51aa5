package io.distrib.server.health;

import java.time.Duration;

/** Runs tasks later. Implementations run them one at a time, in one thread. */
interface Timer {
  /** Runs {@code task} once {@code delay} has passed, at once if that is zero or less. */
  Appointment after(Duration delay, Runnable task);

  /** A task that is to run. */
  @FunctionalInterface
  interface Appointment {
    /** Sees to it that it does not run; of no effect once it has. */
    void cancel();
  }
}
