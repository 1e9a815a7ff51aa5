package io.distrib.redirect;

import io.distrib.spi.Clock;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Logs that a request could not be decided, once a minute at most: what fails for one request may
 * fail for all. <em>Thread-safe.</em>
 */
final class UndecidedLog {
  private static final System.Logger LOGGER = System.getLogger(UndecidedLog.class.getName());
  private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

  private final Clock clock;
  private boolean isLogged;
  private long lastNanos;
  private long unlogged;

  UndecidedLog(Clock clock) {
    this.clock = clock;
  }

  synchronized void add(Throwable cause) {
    long now = nanos();
    if (isLogged && now - lastNanos < PAUSE_NANOS) {
      unlogged++;
      return;
    }
    String more = unlogged == 0 ? "" : " (and " + unlogged + " more since the last such message)";
    LOGGER.log(
        Level.WARNING,
        "A request could not be decided and passes to the application as it came" + more,
        cause);
    isLogged = true;
    lastNanos = now;
    unlogged = 0;
  }

  /** The clock may be what has failed. */
  private long nanos() {
    try {
      return clock.monotonicNanos();
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      return lastNanos;
    }
  }
}
