package io.distrib.dns.message;

import java.nio.ByteBuffer;

/**
 * Reads names where they lie in a message, eight bytes at a time and in lower case, without
 * allocating. The bytes of lengths stay what they are: they are below any letter. <em>All of it is
 * stateless.</em>
 */
public final class WireNames {
  private static final int MAX_NAME_BYTES = 255;
  private static final int MIN_POINTER = 0x40;
  private static final long ONES = 0x0101010101010101L;
  private static final long LOW_BITS = 0x7F * ONES;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private WireNames() {}

  /** The bytes of the name at {@code at}, its root label included; 0 if it is no plain name. */
  static int bytes(ByteBuffer message, int at) {
    int end = Math.min(message.limit(), at + MAX_NAME_BYTES);
    int next = at;
    while (next < end) {
      int label = message.get(next);
      next += label + 1;
      if (label == 0) {
        return next - at;
      }
      if (label < 0 || label >= MIN_POINTER) {
        return 0;
      }
    }
    return 0;
  }

  /** How many words {@link #word} makes of a name. */
  public static int words(int bytes) {
    return (bytes + 7) >>> 3;
  }

  /** The word of this number, in lower case; the last one is filled up with zeros. */
  public static long word(ByteBuffer message, int at, int bytes, int number) {
    int from = at + (number << 3);
    int rest = bytes - (number << 3);
    if (rest >= 8) {
      return lowerCase(message.getLong(from));
    }
    boolean hasWord = from + 8 <= message.limit();
    return lowerCase(hasWord ? head(message, from, rest) : slow(message, from, rest));
  }

  /** The same for equal names, whatever their case. */
  public static int hash(ByteBuffer message, int at, int bytes) {
    long hash = bytes;
    for (int i = 0; i < words(bytes); i++) {
      hash = (hash ^ word(message, at, bytes, i)) * FACTOR;
      hash ^= hash >>> 32;
    }
    return (int) hash;
  }

  private static long head(ByteBuffer message, int from, int count) {
    int bits = 64 - (count << 3);
    return message.getLong(from) >>> bits << bits;
  }

  private static long slow(ByteBuffer message, int from, int count) {
    long word = 0;
    for (int i = 0; i < count; i++) {
      word |= (message.get(from + i) & 0xffL) << (56 - (i << 3));
    }
    return word;
  }

  /** Sets the bit that tells small letters from capitals in every byte that is a capital. */
  private static long lowerCase(long word) {
    long sevenBits = word & LOW_BITS;
    long isBehindZ = sevenBits + (0x7F - 'Z') * ONES;
    long isFromA = sevenBits + (0x80 - 'A') * ONES;
    long isCapital = ~word & HIGH_BITS & (isFromA ^ isBehindZ);
    return word | (isCapital >>> 2);
  }
}
