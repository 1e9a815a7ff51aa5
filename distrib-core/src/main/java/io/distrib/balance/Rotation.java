package io.distrib.balance;

import io.distrib.text.Hashing;
import java.util.Arrays;

/**
 * Points that go round a circle as time passes. Each client network and name begins elsewhere, so
 * that the sites, each with a part of the circle as long as its share, take turns in any second,
 * and one moment's questions find one site. No period is a multiple of any time that people use.
 */
public final class Rotation {
  /** 2^64 divided by 1.309 s, half the square of the golden ratio, in nanoseconds. */
  private static final long STEP = 14_092_058_509L;

  /** The same with a period that is longer by the square of the golden ratio. */
  private static final long SLOW_STEP = 5_382_687_379L;

  private Rotation() {}

  /**
   * Where on the circle {@code key} is now.
   *
   * @param key what stands for a client network and a name
   * @return an unsigned number: 2^64 stands for the whole circle
   */
  public static long point(long key, long nowNanos) {
    return key + nowNanos * STEP;
  }

  /** The same on another circle: whatever the first one says, this one's points are even. */
  public static long slowPoint(long key, long nowNanos) {
    return Hashing.mix(key) + nowNanos * SLOW_STEP;
  }

  /** Which of {@code count} equal parts of the circle has {@code point}, from 0. */
  static int part(long point, int count) {
    return (int) scaled(point, count);
  }

  /** The lengths of these parts: each 1 / {@code count}. */
  static double[] equalParts(int count) {
    double[] parts = new double[count];
    Arrays.fill(parts, 1.0 / count);
    return parts;
  }

  /** {@code point} on a circle of that length. */
  static long scaled(long point, long length) {
    return Math.multiplyHigh(point >>> 1, length << 1);
  }

  /** {@code point} as a number from 0 (inclusive) to 1 (exclusive). */
  public static double fraction(long point) {
    return (point >>> 11) * 0x1.0p-53;
  }
}
