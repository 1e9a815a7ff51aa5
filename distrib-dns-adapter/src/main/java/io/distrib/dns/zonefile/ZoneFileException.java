package io.distrib.dns.zonefile;

import org.jspecify.annotations.Nullable;

/** Thrown for one fault of a zone file; the reader goes on with the next entry. */
final class ZoneFileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final @Nullable String found;
  private final String expected;

  /**
   * A fault.
   *
   * @param line from 1
   * @param found what stands there; null if nothing does
   * @param expected what should
   */
  ZoneFileException(int line, @Nullable String found, String expected) {
    super(line + ": " + found + ": " + expected);
    this.line = line;
    this.found = found;
    this.expected = expected;
  }

  int line() {
    return line;
  }

  @Nullable String found() {
    return found;
  }

  String expected() {
    return expected;
  }
}
