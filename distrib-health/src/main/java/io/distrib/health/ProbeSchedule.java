package io.distrib.health;

import io.distrib.config.HealthSettings;
import io.distrib.spi.RandomSource;
import java.time.Duration;

/**
 * How long after the start of one round of probes the next one starts. Intervals vary by a tenth,
 * so that nameservers do not probe in step. <em>Thread-safe if its random source is.</em>
 */
final class ProbeSchedule {
  private static final int PRESSING = 4;
  private static final int CUT = 20;
  private static final Duration MIN_AFTER_CUT = Duration.ofMillis(10);

  private final Duration interval;
  private final RandomSource random;

  ProbeSchedule(HealthSettings settings, RandomSource random) {
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
    Duration min = MIN_AFTER_CUT.compareTo(interval) < 0 ? MIN_AFTER_CUT : interval;
    return share.compareTo(min) < 0 ? min : share;
  }

  private Duration scaled(double factor) {
    return Duration.ofNanos((long) (interval.toNanos() * factor));
  }
}
