package io.distrib.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;

/**
 * An input of a fuzz target, read from its start: a few octets that choose, then text. What is
 * behind the end is zero, or empty. <em>Confined to one thread.</em>
 */
final class Octets {
  private final byte[] octets;
  private int at;

  Octets(byte[] octets) {
    this.octets = octets;
  }

  /** The next octet. */
  int next() {
    return at < octets.length ? octets[at++] & 0xff : 0;
  }

  /** All up to the next line feed, which is skipped: each octet a character. */
  String line() {
    int start = at;
    while (at < octets.length && octets[at] != '\n') {
      at++;
    }
    String line = new String(octets, start, at - start, ISO_8859_1);
    at = Math.min(at + 1, octets.length);
    return line;
  }

  /** All that is left: each octet a character, or as UTF-8, for adapters do either. */
  String rest(boolean isUtf8) {
    Charset charset = isUtf8 ? UTF_8 : ISO_8859_1;
    String rest = new String(octets, at, octets.length - at, charset);
    at = octets.length;
    return rest;
  }
}
