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

  /** How long a network that asks several nameservers keeps its site: 2 s. */
  private static final long SLICE_NANOS = 2_000_000_000L;

  /** From one slice to the next: 2^64 divided by the golden ratio. */
  private static final long SLICE_STEP = 0x9E3779B97F4A7C15L;

  private static final long NANOS_PER_MILLI = 1_000_000L;

  /**
   * Of a key's bits, those that say by how many nanoseconds its slices begin earlier: not the first
   * ones, which say where on the circle it is.
   */
  private static final long SLICE_BEGIN_MASK = Integer.MAX_VALUE;

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

  /**
   * The slice of two seconds that the date {@code epochMillis} falls into for {@code key}. Each
   * network and name has its borders elsewhere.
   *
   * @param key what stands for a client network and a name
   */
  public static long slice(long key, long epochMillis) {
    long nanos = epochMillis * NANOS_PER_MILLI + (key & SLICE_BEGIN_MASK);
    return Math.floorDiv(nanos, SLICE_NANOS);
  }

  /**
   * Where on the circle {@code key} is for a whole slice. The points of one key's slices, and those
   * of many keys in one slice, are even.
   *
   * @return an unsigned number: 2^64 stands for the whole circle
   */
  public static long slicePoint(long key, long slice) {
    return key + slice * SLICE_STEP;
  }

  /** The same on another circle: whatever the first one says, this one's points are even. */
  public static long slowSlicePoint(long key, long slice) {
    return Hashing.mix(key) + Hashing.mix(slice);
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
