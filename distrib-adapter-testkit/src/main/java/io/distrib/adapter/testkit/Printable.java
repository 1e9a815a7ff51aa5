package io.distrib.adapter.testkit;

import java.util.Locale;

/** Bytes for a report: line ends stay, other control characters and long parts do not. */
final class Printable {
  private static final int MAX_LENGTH = 1_500;

  private Printable() {}

  /** {@code text}, a character for each byte, on lines that begin with a bar. */
  static String of(String text) {
    StringBuilder printed = new StringBuilder("\n  | ");
    String shown = text.substring(0, Math.min(text.length(), MAX_LENGTH));
    shown.chars().forEach(c -> append(printed, (char) c));
    return text.length() <= MAX_LENGTH
        ? printed.toString()
        : printed + "... (" + text.length() + " bytes)";
  }

  private static void append(StringBuilder printed, char c) {
    if (c == '\n') {
      printed.append("\n  | ");
    } else if (c >= ' ' && c <= '~') {
      printed.append(c);
    } else if (c != '\r') {
      printed.append(String.format(Locale.ROOT, "<%02X>", (int) c));
    }
  }
}
