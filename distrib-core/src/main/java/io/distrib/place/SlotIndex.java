package io.distrib.place;

import static com.google.common.base.Preconditions.checkState;

import java.util.Arrays;

/**
 * Leads from the first bits of an address to the few intervals that it can lie in. A node has a
 * slot for each value of the next bits, as many as make a slot for every few intervals. A slot has
 * the interval in which it begins if there are few, else a node for the bits that follow.
 * <em>Immutable.</em>
 */
final class SlotIndex {
  /** In how many intervals an address can lie at most by its slot. */
  static final int WINDOW = 8;

  private static final int MAX_NODE_BITS = 16;

  /** A node is written as the place of its first slot and, in these bits, how many it goes by. */
  private static final int BITS_BITS = 5;

  private static final int BITS_MASK = (1 << BITS_BITS) - 1;
  private static final int MAX_SLOTS = 1 << (Integer.SIZE - 1 - BITS_BITS);

  private final int[] slots;

  /** What a slot for all addresses would have. */
  private final int root;

  /**
   * An index of intervals.
   *
   * @param starts where they begin, in order, as numbers without a sign; the first is 0
   */
  SlotIndex(long[] starts) {
    Filler filler = new Filler(starts);
    this.root = filler.content(0, 0, 0, starts.length - 1);
    this.slots = Arrays.copyOf(filler.slots, filler.size);
  }

  /** The first of {@link #WINDOW} intervals among which {@code key} lies in one. */
  int first(long key) {
    int slot = root;
    long rest = key;
    while (slot < 0) {
      int bits = ~slot & BITS_MASK;
      slot = slots[(~slot >>> BITS_BITS) + (int) (rest >>> (Long.SIZE - bits))];
      rest <<= bits;
    }
    return slot;
  }

  /** Makes nodes. */
  private static final class Filler {
    private final long[] starts;
    private int[] slots = new int[64];
    private int size;

    Filler(long[] starts) {
      this.starts = starts;
    }

    /**
     * What a slot has.
     *
     * @param from how many bits lead to it
     * @param key these bits
     * @param first the interval in which it begins
     * @param last the interval in which it ends
     */
    int content(int from, long key, int first, int last) {
      if (from == Long.SIZE) {
        return last;
      }
      if (last - first < WINDOW) {
        return first;
      }
      int wanted = Integer.SIZE - Integer.numberOfLeadingZeros((last - first) / WINDOW);
      int bits = Math.min(Math.min(wanted, MAX_NODE_BITS), Long.SIZE - from);
      int at = size;
      size += 1 << bits;
      checkState(size <= MAX_SLOTS, "more than %s slots", MAX_SLOTS);
      if (size > slots.length) {
        slots = Arrays.copyOf(slots, Math.max(size, slots.length + slots.length / 2));
      }
      fill(at, from + bits, bits, key, first, last);
      return ~(at << BITS_BITS | bits);
    }

    /** Fills the slots of a node from {@code at} on; {@code end} bits lead to each of them. */
    private void fill(int at, int end, int bits, long key, int first, int last) {
      int begin = first;
      for (int slot = 0; slot < 1 << bits; slot++) {
        long start = key | ((long) slot << (Long.SIZE - end));
        begin = lastUpTo(start, begin, last);
        int finish = lastUpTo(start | (-1L >>> (end - 1) >>> 1), begin, last);
        int content = content(end, start, begin, finish);
        slots[at + slot] = content;
      }
    }

    /**
     * The last interval from {@code first} to {@code last} that begins at or before {@code key}.
     */
    private int lastUpTo(long key, int first, int last) {
      int from = first;
      int to = last + 1;
      while (to - from > 1) {
        int middle = (from + to) >>> 1;
        if (Long.compareUnsigned(starts[middle], key) <= 0) {
          from = middle;
        } else {
          to = middle;
        }
      }
      return from;
    }
  }
}
