package io.distrib.spi;

/** Draws numbers. Implementations are thread-safe, do not block and do not throw. */
@FunctionalInterface
public interface RandomSource {
  /** The next 64 random bits. */
  long nextLong();

  /** A number from 0 (inclusive) to 1 (exclusive). */
  default double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** A number from 0 (inclusive) to {@code bound} (exclusive); {@code bound} is at least 1. */
  default int nextInt(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }
}
