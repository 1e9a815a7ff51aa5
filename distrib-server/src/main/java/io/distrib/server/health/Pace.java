package io.distrib.server.health;

import io.distrib.config.HealthSettings;
import io.distrib.spi.RandomSource;
import java.time.Duration;

/**
 * How long after the start of one round of probes the next one starts. Intervals vary by a tenth,
 * lest all nameservers ask in step. <em>Thread-safe if its source is.</em>
 */
final class Pace {
  private static final int PRESSING = 4;
  private static final int CUT = 20;
  private static final Duration LEAST_CUT = Duration.ofMillis(10);

  private final Duration interval;
  private final RandomSource random;

  Pace(HealthSettings settings, RandomSource random) {
    this.interval = settings.interval();
    this.random = random;
  }

  /** After the very first round: a quarter to a whole interval, so that many sites spread. */
  Duration first() {
    return scaled(0.25 + 0.75 * random.nextDouble());
  }

  /** While all is well, and for a site that is down. */
  Duration calm() {
    return scaled(0.9 + 0.2 * random.nextDouble());
  }

  /** While it is in doubt whether a site is up. */
  Duration pressing() {
    return interval.dividedBy(PRESSING);
  }

  /** After a connection was refused or cut off. */
  Duration afterCut() {
    Duration share = interval.dividedBy(CUT);
    Duration least = LEAST_CUT.compareTo(interval) < 0 ? LEAST_CUT : interval;
    return share.compareTo(least) < 0 ? least : share;
  }

  private Duration scaled(double factor) {
    return Duration.ofNanos((long) (interval.toNanos() * factor));
  }
}
