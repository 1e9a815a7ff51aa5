package io.distrib.redirect;

import java.util.Arrays;

/**
 * Counts who stands before whom in a line: a binary indexed tree over numbers that are given out in
 * order. Each call takes a number of steps that is the logarithm of the size. <em>Confined to one
 * thread.</em>
 */
final class LineCounter {
  private static final int MIN_SIZE = 1 << 10;

  private int[] sums = new int[MIN_SIZE + 1];
  private int last;

  /** Whether all numbers have been given out: then the line has to be numbered again. */
  boolean isUsedUp() {
    return last == sums.length - 1;
  }

  /** The next number, that of who comes last. */
  int add() {
    last++;
    change(last, 1);
    return last;
  }

  /** Who has {@code number} has gone. */
  void remove(int number) {
    change(number, -1);
  }

  /** How many stand before {@code number}. */
  int before(int number) {
    int sum = 0;
    for (int at = number - 1; at > 0; at -= at & -at) {
      sum += sums[at];
    }
    return sum;
  }

  /** Empties the line, which then has numbers for {@code count} who come now, and as many more. */
  void restart(int count) {
    int size = Math.max(MIN_SIZE, 2 * count);
    if (sums.length == size + 1) {
      Arrays.fill(sums, 0);
    } else {
      sums = new int[size + 1];
    }
    last = 0;
  }

  private void change(int number, int by) {
    for (int at = number; at < sums.length; at += at & -at) {
      sums[at] += by;
    }
  }
}
