package io.distrib.text;

/**
 * Text from outside, safe to log and to print: on one line, and without anything that a terminal
 * acts upon. Every control and format character, unpaired surrogate, private-use or unassigned code
 * point (Unicode category C), and both separators of lines and paragraphs, stand as escapes such as
 * {@code \}{@code u009b}, two of them for a code point above U+FFFF: as in JSON (RFC 8259 7), which
 * stays JSON therefore. Everything that others can have had a hand in passes through here: answers
 * of sites, certificates, queries, configurations, state files and the reasons of operators.
 * <em>Immutable.</em>
 *
 * @param text without such characters
 */
public record PrintableText(String text) {
  /** Replaces what is not printable. */
  public PrintableText {
    text = isPrintable(text) ? text : escaped(text);
  }

  /**
   * The first {@code maxCharacters} of {@code outside}, with {@code ...} behind them if there are
   * more.
   *
   * @param maxCharacters at least 1, in UTF-16 code units, counted before anything is escaped
   */
  public static PrintableText of(String outside, int maxCharacters) {
    return new PrintableText(
        outside.length() <= maxCharacters ? outside : outside.substring(0, maxCharacters) + "...");
  }

  /** The text. */
  @Override
  public String toString() {
    return text;
  }

  private static boolean isPrintable(String text) {
    return text.codePoints().allMatch(PrintableText::isPrintable);
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(codePoint -> append(escaped, codePoint));
    return escaped.toString();
  }

  private static void append(StringBuilder text, int codePoint) {
    if (isPrintable(codePoint)) {
      text.appendCodePoint(codePoint);
    } else {
      Character.toString(codePoint)
          .chars()
          .forEach(unit -> text.append(String.format("\\u%04x", unit)));
    }
  }
}
