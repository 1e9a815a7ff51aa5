package io.distrib.system;

import io.distrib.spi.Clock;

/** The machine's clock. <em>Thread-safe.</em> */
public final class SystemClock implements Clock {
  /** The only instance that is needed. */
  public static final SystemClock INSTANCE = new SystemClock();

  private SystemClock() {}

  @Override
  public long epochSeconds() {
    return System.currentTimeMillis() / 1000;
  }

  @Override
  public long epochMillis() {
    return System.currentTimeMillis();
  }

  @Override
  public long monotonicNanos() {
    return System.nanoTime();
  }
}
