package io.distrib.marker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/**
 * Signs the values of one kind and one pool, and verifies such signatures. A value of one kind is
 * not valid as another kind: the scope is part of the signed text. <em>Thread-safe.</em>
 */
final class Seal {
  private final List<MarkerKey> keys;
  private final byte[] prefix;

  /**
   * A seal.
   *
   * @param keys the keys that verify; the first signs; none: nothing is signed
   * @param scope what is signed before each value: the pool's name and a NUL, perhaps more
   */
  Seal(List<MarkerKey> keys, String scope) {
    this.keys = keys;
    this.prefix = scope.getBytes(ISO_8859_1);
  }

  /** {@code value}, signed if there is a key. */
  String sign(String value) {
    return signs() ? value + "~" + keys.get(0).mac(prefix, value) : value;
  }

  /** Whether there is a key to sign with: then no value is good without a mac. */
  boolean signs() {
    return !keys.isEmpty();
  }

  /**
   * Where the signed part of {@code text} ends, if its mac is good under one of the keys; else -1.
   * Without keys all of it is.
   */
  int verifiedEnd(String text) {
    if (!signs()) {
      return text.length();
    }
    int tilde = text.length() - MarkerKey.MAC_LENGTH - 1;
    if (tilde <= 0 || text.charAt(tilde) != '~') {
      return -1;
    }
    char id = text.charAt(tilde + 1);
    for (MarkerKey key : keys) {
      if (key.id() == id) {
        return key.verifies(prefix, text, tilde) ? tilde : -1;
      }
    }
    return -1;
  }
}
