package io.distrib.place;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds a number among very many sorted ones by reading few lines of memory: above them stand every
 * 16th, above those every 256th, and so on up to 16 at most. A step looks at 16 in a row, all of
 * them, so that the processor has no branch to guess. <em>Immutable.</em>
 */
final class SteppedIndex {
  private static final int STEP_BITS = 4;
  private static final int STEP = 1 << STEP_BITS;

  /** From all numbers to the fewest. */
  private final long[][] levels;

  /**
   * An index of {@code sorted}, which is kept.
   *
   * @param sorted as numbers without a sign; the first is 0
   */
  SteppedIndex(long[] sorted) {
    List<long[]> all = new ArrayList<>();
    long[] level = sorted;
    all.add(level);
    while (level.length > STEP) {
      long[] above = new long[(level.length + STEP - 1) >> STEP_BITS];
      for (int i = 0; i < above.length; i++) {
        above[i] = level[i << STEP_BITS];
      }
      level = above;
      all.add(level);
    }
    levels = all.toArray(long[][]::new);
  }

  /** Where the last of the numbers stands that are not above {@code key}. */
  int last(long key) {
    int found = 0;
    for (int i = levels.length - 1; i >= 0; i--) {
      long[] level = levels[i];
      int from = found << STEP_BITS;
      int to = Math.min(from + STEP, level.length);
      int count = 0;
      for (int j = from; j < to; j++) {
        count += Long.compareUnsigned(level[j], key) <= 0 ? 1 : 0;
      }
      found = from + count - 1;
    }
    return found;
  }
}
