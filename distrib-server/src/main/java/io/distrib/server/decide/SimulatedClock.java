package io.distrib.server.decide;

import io.distrib.spi.Clock;
import io.distrib.system.SystemClock;
import org.jspecify.annotations.Nullable;

/** Tells the time that a line names, else the machine's. <em>Thread-safe.</em> */
final class SimulatedClock implements Clock {
  private volatile @Nullable Long epochSeconds;

  /** It is now {@code seconds} since 1970-01-01T00:00:00Z; null: as late as it is. */
  void set(@Nullable Long seconds) {
    epochSeconds = seconds;
  }

  @Override
  public long epochSeconds() {
    Long set = epochSeconds;
    return set == null ? SystemClock.INSTANCE.epochSeconds() : set;
  }

  @Override
  public long monotonicNanos() {
    return SystemClock.INSTANCE.monotonicNanos();
  }
}
