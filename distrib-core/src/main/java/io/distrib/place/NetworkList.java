package io.distrib.place;

import static com.google.common.base.Preconditions.checkState;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Networks of one family in the order in which they were added, in arrays of numbers: 13 bytes for
 * each, or 21 if some prefix is longer than 64 bits. <em>Confined to one thread.</em>
 */
final class NetworkList {
  private static final int MAX_SIZE = 1 << 29;

  long[] highs;
  long @Nullable [] lows;
  int[] values;
  byte[] lengths;
  private int size;

  /**
   * An empty list.
   *
   * @param capacity how many networks it has room for at first
   * @param hasLows whether prefixes longer than 64 bits are expected
   */
  NetworkList(int capacity, boolean hasLows) {
    highs = new long[capacity];
    lows = hasLows ? new long[capacity] : null;
    values = new int[capacity];
    lengths = new byte[capacity];
  }

  void add(long high, long low, int length, int value) {
    checkState(size < MAX_SIZE, "more than %s networks", MAX_SIZE);
    if (size == highs.length) {
      resize(size + size / 2);
    }
    if (lows == null && length > Long.SIZE) {
      lows = new long[highs.length];
    }
    set(size++, high, low, length, value);
  }

  void set(int network, long high, long low, int length, int value) {
    highs[network] = high;
    if (lows != null) {
      lows[network] = low;
    }
    values[network] = value;
    lengths[network] = (byte) length;
  }

  /** Whether some prefix is longer than 64 bits. */
  boolean hasLows() {
    return lows != null;
  }

  long high(int network) {
    return highs[network];
  }

  long low(int network) {
    return lows == null ? 0 : lows[network];
  }

  int length(int network) {
    return lengths[network] & 0xff;
  }

  int value(int network) {
    return values[network];
  }

  /** The numbers of all networks by their first address; of two with the same, the larger first. */
  int[] sorted() {
    int[] from = IntStream.range(0, size).toArray();
    int[] to = new int[size];
    for (int width = 1; width < size; width *= 2) {
      for (int start = 0; start < size; start += 2 * width) {
        int middle = Math.min(start + width, size);
        merge(from, to, start, middle, Math.min(middle + width, size));
      }
      int[] merged = to;
      to = from;
      from = merged;
    }
    return from;
  }

  /** Merges two sorted runs; what is equal stays in order. */
  private void merge(int[] from, int[] to, int start, int middle, int end) {
    if (middle == end || compare(from[middle - 1], from[middle]) <= 0) {
      System.arraycopy(from, start, to, start, end - start);
      return;
    }
    int left = start;
    int right = middle;
    for (int i = start; i < end; i++) {
      boolean isLeft = right == end || (left < middle && compare(from[left], from[right]) <= 0);
      to[i] = isLeft ? from[left++] : from[right++];
    }
  }

  /** Negative if the network {@code one} stands before {@code other}; 0 if they are the same. */
  int compare(int one, int other) {
    int order = Long.compareUnsigned(highs[one], highs[other]);
    if (order == 0) {
      order = Long.compareUnsigned(low(one), low(other));
    }
    return order == 0 ? Integer.compare(length(one), length(other)) : order;
  }

  /** Whether {@code inner}, which is the same or comes later, lies in {@code outer}. */
  boolean contains(int outer, int inner) {
    int length = length(outer);
    return ((highs[outer] ^ highs[inner]) & mask(length)) == 0
        && ((low(outer) ^ low(inner)) & mask(length - Long.SIZE)) == 0;
  }

  /** The first {@code length} of 64 bits; none if it is negative, all if it is more. */
  static long mask(int length) {
    if (length <= 0) {
      return 0;
    }
    return length >= Long.SIZE ? -1 : -1L << (Long.SIZE - length);
  }

  private void resize(int capacity) {
    highs = Arrays.copyOf(highs, capacity);
    if (lows != null) {
      lows = Arrays.copyOf(lows, capacity);
    }
    values = Arrays.copyOf(values, capacity);
    lengths = Arrays.copyOf(lengths, capacity);
  }
}
