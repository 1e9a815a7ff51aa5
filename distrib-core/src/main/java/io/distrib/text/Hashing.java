package io.distrib.text;

/** 64-bit hashes that are the same on every machine and in every run. */
public final class Hashing {
  private static final long SEED = 0x9E3779B97F4A7C15L;
  private static final long PRIME = 0x100000001B3L;

  private Hashing() {}

  /** Of a text. */
  public static long of(String text) {
    long hash = SEED;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return mix(hash);
  }

  /**
   * Of the first {@code bytes} bytes of {@code bits}, from the left.
   *
   * @param salt with another one all hashes are others
   */
  public static long ofFirst(int bytes, long bits, int salt) {
    long hash = SEED + salt;
    for (int i = 1; i <= bytes; i++) {
      hash = (hash ^ (bits >>> (Long.SIZE - i * Byte.SIZE) & 0xff)) * PRIME;
    }
    return mix(hash);
  }

  /** Spreads the bits of {@code value}: every bit of the result depends on every one of it. */
  public static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
