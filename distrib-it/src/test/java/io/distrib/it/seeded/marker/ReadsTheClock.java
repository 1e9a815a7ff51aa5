package io.distrib.it.seeded.marker;

/** A marker that reads the clock. */
public final class ReadsTheClock {
  /** The time. */
  public long now() {
    return System.currentTimeMillis();
  }
}
