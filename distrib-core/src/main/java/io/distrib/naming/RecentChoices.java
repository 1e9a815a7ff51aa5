package io.distrib.naming;

import io.distrib.balance.Rotation;
import io.distrib.model.RecordKind;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Keeps the site that a client network was given for a name while that network goes on asking, so
 * that A, AAAA and HTTPS of one visit agree whatever their order and number (D7). The longer a
 * choice has been kept, the shorter the pause that ends it. A network that asks too fast for one
 * visitor is busy: the caller then chooses by the time ({@link Rotation}). A table of fixed size: a
 * clash forgets the older choice, which only costs that agreement. Nothing is allocated.
 * <em>Thread-safe.</em>
 */
final class RecentChoices {
  /** No choice stands: draw one, then {@link #put} it. */
  public static final int NONE = -1;

  /** The network is busy: choose by the time. */
  public static final int BUSY = -2;

  private static final int SLOTS = 1 << 14;

  /** Time is counted in units of 2^24 ns, about 17 ms. */
  private static final int UNIT_SHIFT = 24;

  private static final int PAUSE_UNITS = 60;
  private static final int BUSY_PAUSE_UNITS = 6;
  private static final int MAX_COUNT = 250;
  private static final int BUSY_COUNT = 255;
  private static final int MAX_STREAK = 63;

  /** A visitor asks at most this often in one unit, about 119 times a second, for long. */
  private static final int VISITOR_QUESTIONS = 2;

  private static final int MIN_PATIENCE = 24;
  private static final int MAX_PATIENCE = 120;
  private static final int SHARED_PATIENCE = 360;

  private static final int LEVEL_SHIFT = 0;
  private static final int LEVEL_MASK = 0x7F;
  private static final int COUNT_SHIFT = 7;
  private static final int COUNT_MASK = 0xFF;
  private static final int STREAK_SHIFT = 15;
  private static final int STREAK_MASK = 0x3F;
  private static final int KIND_SHIFT = 21;
  private static final int KIND_MASK = 3;
  private static final int TIME_SHIFT = 23;
  private static final int TIME_MASK = 0x1FFF;
  private static final int SITE_SHIFT = 36;
  private static final int SITE_MASK = 0x1FFFF;
  private static final int TAG_SHIFT = 53;

  /**
   * Each word, from the right: 7 bits of how fast it is asked, 8 of how often since the choice, 6
   * of how often in a row for the same kind, 2 of that kind, 13 of the time of the last question,
   * 17 of the site's number plus one, 11 of the key.
   */
  private final AtomicLongArray slots = new AtomicLongArray(SLOTS);

  /**
   * The number of the site that {@code key} goes on with, {@link #NONE} or {@link #BUSY}; counts
   * the question.
   *
   * @param choices how many sites there are to choose from, at least 2: with more of them each has
   *     a smaller share, and a busy network is noticed sooner
   */
  public int find(long key, RecordKind kind, long nowNanos, int choices) {
    int slot = slot(key);
    long word = slots.get(slot);
    if (!isOf(word, key)) {
      return NONE;
    }
    int pause = pause(word, nowNanos);
    int streak = code(kind) == part(word, KIND_SHIFT, KIND_MASK) ? streak(word) + 1 : 1;
    int count = part(word, COUNT_SHIFT, COUNT_MASK);
    if (isOver(count, pause) || streak > MAX_STREAK) {
      return NONE;
    }
    int level = Math.max(0, part(word, LEVEL_SHIFT, LEVEL_MASK) - pause * VISITOR_QUESTIONS) + 1;
    boolean isBusy = count == BUSY_COUNT || level > patience(choices);
    int site = part(word, SITE_SHIFT, SITE_MASK);
    long next = word(key, site, kind, nowNanos, isBusy ? BUSY_COUNT : count + 1, streak, level);
    slots.compareAndSet(slot, word, next);
    return isBusy ? BUSY : site - 1;
  }

  /**
   * Keeps a new choice for {@code key}.
   *
   * @param before what {@link #find} said, which is to be replaced
   * @param siteNumber the chosen site, 0 to 131,070; of one beyond nothing is kept
   * @return the site that stands: another one if somebody else has just put that
   */
  public int put(long key, RecordKind kind, long nowNanos, int before, int siteNumber) {
    if (siteNumber >= SITE_MASK) {
      return siteNumber;
    }
    int slot = slot(key);
    long fresh = word(key, siteNumber + 1, kind, nowNanos, 1, 1, 1);
    long word = slots.get(slot);
    while (!isJustPut(word, key, nowNanos, before)) {
      if (slots.compareAndSet(slot, word, fresh)) {
        return siteNumber;
      }
      word = slots.get(slot);
    }
    return part(word, SITE_SHIFT, SITE_MASK) - 1;
  }

  /** Whether another thread has put a choice since {@code before} was found. */
  private static boolean isJustPut(long word, long key, long nowNanos, int before) {
    int count = part(word, COUNT_SHIFT, COUNT_MASK);
    return isOf(word, key)
        && part(word, SITE_SHIFT, SITE_MASK) - 1 != before
        && count != BUSY_COUNT
        && streak(word) < MAX_STREAK
        && !isOver(count, pause(word, nowNanos));
  }

  /** The whole second is for the first question; every further one shortens it. */
  private static boolean isOver(int count, int pause) {
    return count == BUSY_COUNT
        ? pause >= BUSY_PAUSE_UNITS
        : pause * MAX_COUNT + count * PAUSE_UNITS >= PAUSE_UNITS * MAX_COUNT;
  }

  /** How many questions beyond those of one visitor are too many. */
  private static int patience(int choices) {
    return Math.max(MIN_PATIENCE, Math.min(MAX_PATIENCE, SHARED_PATIENCE / choices));
  }

  /** Units since the last question; 0 if another thread has read a later time. */
  private static int pause(long word, long nowNanos) {
    int units = (time(nowNanos) - part(word, TIME_SHIFT, TIME_MASK)) & TIME_MASK;
    return units > TIME_MASK - PAUSE_UNITS ? 0 : units;
  }

  private static long word(
      long key, int site, RecordKind kind, long nowNanos, int count, int streak, int level) {
    return (key >>> TAG_SHIFT << TAG_SHIFT)
        | ((long) site << SITE_SHIFT)
        | ((long) time(nowNanos) << TIME_SHIFT)
        | ((long) code(kind) << KIND_SHIFT)
        | ((long) streak << STREAK_SHIFT)
        | ((long) count << COUNT_SHIFT)
        | Math.min(level, LEVEL_MASK);
  }

  private static int code(RecordKind kind) {
    return switch (kind) {
      case A -> 0;
      case AAAA -> 1;
      case HTTPS -> 2;
    };
  }

  private static boolean isOf(long word, long key) {
    return (word ^ key) >>> TAG_SHIFT == 0 && part(word, SITE_SHIFT, SITE_MASK) != 0;
  }

  private static int streak(long word) {
    return part(word, STREAK_SHIFT, STREAK_MASK);
  }

  private static int part(long word, int shift, int mask) {
    return (int) (word >>> shift) & mask;
  }

  private static int time(long nowNanos) {
    return (int) (nowNanos >> UNIT_SHIFT) & TIME_MASK;
  }

  private static int slot(long key) {
    return (int) key & (SLOTS - 1);
  }
}
