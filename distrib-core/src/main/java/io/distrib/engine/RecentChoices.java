package io.distrib.engine;

import io.distrib.model.RecordKind;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Remembers for about a second which site a client was given for a name, and for which kinds of
 * record, so that A, AAAA and HTTPS agree (D7). The same kind asked again is a new question. A
 * table of fixed size: a clash forgets the older choice, which costs nothing but that agreement.
 * Nothing is allocated. <em>Thread-safe.</em>
 */
public final class RecentChoices {
  private static final int SLOTS = 1 << 14;
  private static final long SLICE_NANOS = 1_000_000_000L;
  private static final int KIND_SHIFT = 16;
  private static final int SLICE_SHIFT = 19;
  private static final long SITE_MASK = 0xFFFFL;
  private static final long SLICE_MASK = 0x1FFFL;
  private static final long HASH_MASK = 0xFFFFFFFF00000000L;

  /**
   * Each word: 32 bits of the question's hash, 13 of the time slice, 3 of kinds, 16 of the site's
   * number plus one.
   */
  private final AtomicLongArray slots = new AtomicLongArray(SLOTS);

  /** What stands for this client and the name with this hash. */
  public static long key(int nameHash, InetAddress client) {
    return Hashing.mix(((long) client.hashCode() << 32) ^ nameHash);
  }

  /**
   * The number of the site that was given to {@code key} within the last second or two for other
   * kinds than {@code kind}, which counts from now on; -1 if that is not known.
   */
  public int find(long key, RecordKind kind, long nowNanos) {
    int slot = slot(key);
    long word = slots.get(slot);
    long age = (slice(nowNanos) - (word >>> SLICE_SHIFT)) & SLICE_MASK;
    boolean isMine = ((word ^ key) & HASH_MASK) == 0 && (word & SITE_MASK) != 0;
    boolean isFree = isMine && age <= 1 && (word & bit(kind)) == 0;
    return isFree && slots.compareAndSet(slot, word, word | bit(kind))
        ? (int) (word & SITE_MASK) - 1
        : -1;
  }

  /** Remembers that {@code key} was given the site with this number, 0 to 65,534. */
  public void put(long key, RecordKind kind, long nowNanos, int siteNumber) {
    long slice = slice(nowNanos) << SLICE_SHIFT;
    slots.set(slot(key), (key & HASH_MASK) | slice | bit(kind) | (siteNumber + 1L));
  }

  private static long bit(RecordKind kind) {
    int place =
        switch (kind) {
          case A -> 0;
          case AAAA -> 1;
          case HTTPS -> 2;
        };
    return 1L << (KIND_SHIFT + place);
  }

  private static long slice(long nowNanos) {
    return Math.floorDiv(nowNanos, SLICE_NANOS) & SLICE_MASK;
  }

  private static int slot(long key) {
    return (int) key & (SLOTS - 1);
  }
}
