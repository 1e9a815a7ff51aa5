package io.distrib.server.health;

import io.distrib.config.HealthSettings;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * When a site is probed next. Intervals vary by a tenth, lest all nameservers ask in step; a
 * failure of a site that is held to be up is looked into ten times as fast, so that a site that has
 * died is not named for several intervals more. <em>Thread-safe.</em>
 */
final class Schedule {
  private static final int HASTE = 10;

  private final HealthSettings settings;
  private final DoubleSupplier random;

  /** One that draws from {@code random}, 0 to 1. */
  Schedule(HealthSettings settings, DoubleSupplier random) {
    this.settings = settings;
    this.random = random;
  }

  /** How long after the start of one probe the next one starts. */
  Duration untilNext(boolean isDoubtful) {
    double jitter = 0.9 + 0.2 * random.getAsDouble();
    long nanos = (long) (settings.interval().toNanos() * jitter);
    return Duration.ofNanos(isDoubtful ? nanos / HASTE : nanos);
  }
}
