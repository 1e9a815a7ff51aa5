package io.distrib.naming;

import io.distrib.spi.RandomSource;

/**
 * Gives a site that has come back its share of new sessions little by little, a tenth at once: its
 * caches are cold, and what it does not take goes to the others. <em>Thread-safe.</em>
 */
final class SlowStart {
  private static final double MIN_SHARE = 0.1;

  private final long lengthNanos;
  private final RandomSource random;
  private volatile long lastReturnNanos;

  /** One that nobody goes through yet. */
  SlowStart(long lengthNanos, RandomSource random, long nowNanos) {
    this.lengthNanos = lengthNanos;
    this.random = random;
    this.lastReturnNanos = nowNanos - lengthNanos;
  }

  /** A site has come back, now or earlier; one thread at a time. */
  void begin(long atNanos) {
    if (atNanos - lastReturnNanos > 0) {
      lastReturnNanos = atNanos;
    }
  }

  /** Whether any site goes through it. */
  boolean isUnderWay(long nowNanos) {
    return nowNanos - lastReturnNanos < lengthNanos;
  }

  /** Whether {@code site} has its whole share. */
  boolean isOver(LiveSite site, long nowNanos) {
    return nowNanos - site.returnedAtNanos() >= lengthNanos;
  }

  /** Whether {@code site}, which has been drawn, is to be spared this time. */
  boolean spares(LiveSite site, long nowNanos) {
    return !isOver(site, nowNanos) && spares(site, nowNanos, random.nextDouble());
  }

  /**
   * The same, by a number of the caller.
   *
   * @param number any from 0 (inclusive) to 1 (exclusive), evenly
   */
  boolean spares(LiveSite site, long nowNanos, double number) {
    double share = (double) (nowNanos - site.returnedAtNanos()) / lengthNanos;
    return number >= Math.max(MIN_SHARE, share);
  }
}
