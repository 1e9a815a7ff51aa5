package io.distrib.redirect;

/**
 * Counts the sessions that a site has started recently: an average over about a minute, in which
 * what is longer ago counts less. <em>Thread-safe.</em>
 */
final class AdmissionRate {
  private static final double MEMORY_NANOS = 60e9;

  private double weight;
  private long countedAtNanos;

  /** Nothing has been started yet. */
  public AdmissionRate() {}

  /** One more, at {@code nowNanos} of a monotonic clock. */
  public synchronized void count(long nowNanos) {
    weight = weightAt(nowNanos) + 1;
    countedAtNanos = nowNanos;
  }

  /** How many in a second, as of {@code nowNanos} of a monotonic clock. */
  public synchronized double perSecond(long nowNanos) {
    return weightAt(nowNanos) / (MEMORY_NANOS / 1e9);
  }

  private double weightAt(long nowNanos) {
    return weight * Math.exp(-Math.max(0, nowNanos - countedAtNanos) / MEMORY_NANOS);
  }
}
