package io.distrib.spi;

/**
 * Reads the time: once for most decisions, and not at all for a live session. Implementations are
 * thread-safe, do not block and do not throw.
 *
 * <pre>{@code
 * Clock clock =
 *     new Clock() {
 *       public long epochSeconds() {
 *         return Instant.now().getEpochSecond();
 *       }
 *
 *       public long monotonicNanos() {
 *         return System.nanoTime();
 *       }
 *     };
 * }</pre>
 */
public interface Clock {
  /** Seconds since 1970-01-01T00:00:00Z, 0 to 999,999,999,999: the date of a marker. */
  long epochSeconds();

  /**
   * The same in milliseconds, for what has to be finer than a marker. Default: {@link
   * #epochSeconds} in milliseconds.
   */
  default long epochMillis() {
    return epochSeconds() * 1_000;
  }

  /** Nanoseconds since some fixed moment; never runs backward, whatever is done to the date. */
  long monotonicNanos();
}
