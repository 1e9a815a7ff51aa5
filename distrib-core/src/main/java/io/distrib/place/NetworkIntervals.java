package io.distrib.place;

import java.util.Arrays;
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

  private final int count;

  /**
   * Of each interval two numbers: the first 64 bits of where it begins, with the first bit turned
   * so that order is that of numbers with a sign, and its value and length. So what a look-up reads
   * last lies together. Behind the last there are some that begin behind all addresses.
   */
  private final long[] cells;

  /** The other 64 bits of where each begins; null if all are 0. */
  private final long @Nullable [] lows;

  private final SlotIndex index;

  /**
   * Intervals that are written.
   *
   * @param written where each begins, in order, with the length and the value of its network
   * @param count how many there are
   */
  NetworkIntervals(NetworkList written, int count) {
    this.count = count;
    this.lows = written.lows;
    this.cells = new long[2 * (count + SlotIndex.WINDOW)];
    for (int i = 0; i < count; i++) {
      cells[2 * i] = written.high(i) ^ Long.MIN_VALUE;
      cells[2 * i + 1] =
          ((long) written.value(i) << VALUE_SHIFT) | ((written.length(i) + 1) & 0xff);
    }
    Arrays.fill(cells, 2 * count, cells.length, Long.MAX_VALUE);
    this.index = new SlotIndex(written.highs);
  }

  /** The value, the scope and the length for an address, packed. */
  long find(long high, long low) {
    long key = high ^ Long.MIN_VALUE;
    int at = last(index.first(high), key);
    if (lows != null && cells[2 * at] == key && Long.compareUnsigned(lows[at], low) > 0) {
      at = lastOfPairs(at, key, low);
    }
    return cells[2 * at + 1] | ((long) scope(at, key, low) << SCOPE_SHIFT);
  }

  /**
   * The last of a few intervals from {@code first} on that begins at or before {@code key}. All are
   * looked at, so that the processor reads them at once, and has no end of a loop to guess.
   */
  private int last(int first, long key) {
    int after = 0;
    for (int i = 1; i < SlotIndex.WINDOW; i++) {
      after += cells[2 * (first + i)] <= key ? 1 : 0;
    }
    return Math.min(first + after, count - 1);
  }

  /** The last before {@code end} that begins at or before the address. */
  private int lastOfPairs(int end, long key, long low) {
    int from = 0;
    int to = end;
    while (to - from > 1) {
      int middle = (from + to) >>> 1;
      int order = Long.compare(cells[2 * middle], key);
      if (order < 0 || (order == 0 && Long.compareUnsigned(low(middle), low) <= 0)) {
        from = middle;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** One bit more than the address has in common with one of the neighbours of its interval. */
  private int scope(int at, long key, long low) {
    int before = 0;
    if (at > 0) {
      long start = low(at);
      before = 1 + common(key, low, start == 0 ? cells[2 * at] - 1 : cells[2 * at], start - 1);
    }
    int next = at + 1;
    return next == count
        ? before
        : Math.max(before, 1 + common(key, low, cells[2 * next], low(next)));
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
