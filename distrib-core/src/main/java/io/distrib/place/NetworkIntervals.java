package io.distrib.place;

import org.jspecify.annotations.Nullable;

/**
 * All addresses of one family, cut into intervals, each with the longest network that holds it. The
 * first begins at 0, each of the others where the one before it ends. <em>Immutable.</em>
 */
final class NetworkIntervals {
  /** The length of no network. */
  static final int NO_LENGTH = 0xff;

  static final int VALUE_SHIFT = 32;
  static final int SCOPE_SHIFT = 16;
  static final int LENGTH_MASK = 0xffff;

  /** The first 64 bits of where each begins, several times if they differ in the others only. */
  private final long[] highs;

  /** The other 64 bits; null if all are 0. */
  private final long @Nullable [] lows;

  private final int[] values;
  private final byte[] lengths;
  private final SteppedIndex index;

  /**
   * Intervals that are written.
   *
   * @param written where each begins, in order, with the length and the value of its network; it is
   *     not used afterwards
   */
  NetworkIntervals(NetworkList written) {
    this.highs = written.highs;
    this.lows = written.lows;
    this.values = written.values;
    this.lengths = written.lengths;
    this.index = new SteppedIndex(highs);
  }

  /** The value, the scope and the length for an address, packed. */
  long find(long high, long low) {
    int at = index.last(high);
    if (lows != null && highs[at] == high && Long.compareUnsigned(lows[at], low) > 0) {
      at = lastOfPairs(at, high, low);
    }
    int length = (lengths[at] + 1) & 0xff;
    return ((long) values[at] << VALUE_SHIFT)
        | ((long) scope(at, high, low) << SCOPE_SHIFT)
        | length;
  }

  /** The last before {@code end} that begins at or before the address. */
  private int lastOfPairs(int end, long high, long low) {
    int from = 0;
    int to = end;
    while (to - from > 1) {
      int middle = (from + to) >>> 1;
      int order = Long.compareUnsigned(highs[middle], high);
      if (order < 0 || (order == 0 && Long.compareUnsigned(low(middle), low) <= 0)) {
        from = middle;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** One bit more than the address has in common with one of the neighbours of its interval. */
  private int scope(int at, long high, long low) {
    int before = 0;
    if (at > 0) {
      long start = low(at);
      before = 1 + common(high, low, start == 0 ? highs[at] - 1 : highs[at], start - 1);
    }
    int next = at + 1;
    return next == highs.length
        ? before
        : Math.max(before, 1 + common(high, low, highs[next], low(next)));
  }

  private static int common(long high, long low, long otherHigh, long otherLow) {
    long differing = high ^ otherHigh;
    return differing != 0
        ? Long.numberOfLeadingZeros(differing)
        : Long.SIZE + Long.numberOfLeadingZeros(low ^ otherLow);
  }

  private long low(int interval) {
    return lows == null ? 0 : lows[interval];
  }
}
