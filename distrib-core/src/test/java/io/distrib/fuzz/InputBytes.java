package io.distrib.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;

/**
 * An input of a fuzz target, read from its start: a few bytes that choose, then text. What is
 * behind the end is zero, or empty. <em>Confined to one thread.</em>
 */
final class InputBytes {
  private final byte[] bytes;
  private int at;

  InputBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The next byte. */
  int next() {
    return at < bytes.length ? bytes[at++] & 0xff : 0;
  }

  /** All up to the next line feed, which is skipped: each byte a character. */
  String line() {
    int start = at;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    String line = new String(bytes, start, at - start, ISO_8859_1);
    at = Math.min(at + 1, bytes.length);
    return line;
  }

  /** All that is left: each byte a character, or as UTF-8, for adapters do either. */
  String rest(boolean isUtf8) {
    Charset charset = isUtf8 ? UTF_8 : ISO_8859_1;
    String rest = new String(bytes, at, bytes.length - at, charset);
    at = bytes.length;
    return rest;
  }
}
