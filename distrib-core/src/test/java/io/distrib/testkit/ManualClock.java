package io.distrib.testkit;

import io.distrib.spi.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until it is told to move. <em>Thread-safe.</em> */
public final class ManualClock implements Clock {
  private final AtomicLong epochNanos;
  private final AtomicLong monotonicNanos = new AtomicLong();

  /** A clock at {@code epochSeconds} since 1970-01-01T00:00:00Z. */
  public ManualClock(long epochSeconds) {
    this.epochNanos = new AtomicLong(Duration.ofSeconds(epochSeconds).toNanos());
  }

  /** Lets time pass. */
  public void advance(Duration time) {
    epochNanos.addAndGet(time.toNanos());
    monotonicNanos.addAndGet(time.toNanos());
  }

  /** Sets the date alone, as an operator or a time server does. */
  public void step(Duration by) {
    epochNanos.addAndGet(by.toNanos());
  }

  @Override
  public long epochSeconds() {
    return Math.floorDiv(epochNanos.get(), 1_000_000_000L);
  }

  @Override
  public long epochMillis() {
    return Math.floorDiv(epochNanos.get(), 1_000_000L);
  }

  @Override
  public long monotonicNanos() {
    return monotonicNanos.get();
  }
}
