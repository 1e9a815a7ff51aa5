package io.distrib.redirect;

import io.distrib.spi.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The switch that stops new sessions at this site. <em>Thread-safe.</em> */
final class Draining {
  private static final long LOOK_AGAIN_NANOS = 100_000_000L;

  private volatile boolean on;

  boolean isOn() {
    return on;
  }

  void set(boolean value) {
    on = value;
  }

  /**
   * Waits until it is on and {@code isEmpty}, but not longer than {@code timeout}: whether it came
   * to that.
   */
  boolean await(BooleanSupplier isEmpty, Duration timeout, Clock clock)
      throws InterruptedException {
    long began = clock.monotonicNanos();
    while (!on || !isEmpty.getAsBoolean()) {
      long left = timeout.toNanos() - (clock.monotonicNanos() - began);
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.sleep(Math.min(left, LOOK_AGAIN_NANOS));
    }
    return true;
  }
}
