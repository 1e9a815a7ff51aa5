package io.distrib.dns.zonefile;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers of a {@code $GENERATE}, and what they make of a text, as BIND has it. <em>Immutable.
 * </em>
 *
 * @param start the first number
 * @param stop at most the last
 * @param step from one to the next
 */
record Generation(int start, int stop, int step) {
  private static final String EXPECTED = "numbers START-STOP or START-STOP/STEP, such as 1-100";
  private static final int MAX_RECORDS = 100_000;
  private static final int MAX_WIDTH = 255;
  private static final Pattern RANGE =
      Pattern.compile("([0-9]{1,9})-([0-9]{1,9})(?:/([1-9][0-9]{0,8}))?");
  private static final Pattern PLACE =
      Pattern.compile(
          "\\$\\$|\\\\.|\\$(?:\\{(-?[0-9]{1,9})(?:,([0-9]{1,3})(?:,([doxXnN]))?)?\\})?");

  /** The numbers that {@code token} tells. */
  static Generation of(Token token) throws ZoneFileException {
    Matcher range = RANGE.matcher(token.text());
    if (!range.matches()) {
      throw token.refuse(EXPECTED);
    }
    int start = Integer.parseInt(range.group(1));
    int stop = Integer.parseInt(range.group(2));
    int step = range.group(3) == null ? 1 : Integer.parseInt(range.group(3));
    if (stop < start || (stop - start) / step >= MAX_RECORDS) {
      throw token.refuse("1 to " + MAX_RECORDS + " numbers, START not above STOP");
    }
    return new Generation(start, stop, step);
  }

  /** {@code text} with {@code number} where {@code $} or <code>${offset,width,base}</code> is. */
  static String text(String text, int number) {
    StringBuilder filled = new StringBuilder();
    Matcher place = PLACE.matcher(text);
    while (place.find()) {
      place.appendReplacement(filled, Matcher.quoteReplacement(filled(place, number)));
    }
    return place.appendTail(filled).toString();
  }

  private static String filled(Matcher place, int number) {
    String found = place.group();
    if (found.equals("$$") || found.startsWith("\\")) {
      return found.equals("$$") ? "$" : found;
    }
    int value = number + (place.group(1) == null ? 0 : Integer.parseInt(place.group(1)));
    int width = place.group(2) == null ? 0 : Integer.parseInt(place.group(2));
    String base = place.group(3) == null ? "d" : place.group(3);
    return base.equalsIgnoreCase("n")
        ? nibbles(value, Math.min(width, MAX_WIDTH), base.equals("N"))
        : padded(value, Math.min(width, MAX_WIDTH), base);
  }

  private static String padded(int value, int width, String base) {
    return String.format(Locale.ROOT, "%" + (width == 0 ? "" : "0" + width) + base, value);
  }

  /** The hexadecimal digits as labels, the last digit first; the dots count for the width. */
  private static String nibbles(int value, int width, boolean isUpper) {
    StringBuilder labels = new StringBuilder();
    int left = value;
    do {
      labels.append(Character.forDigit(left & 0xf, 16));
      left >>>= 4;
      if (left != 0 || labels.length() < width) {
        labels.append('.');
      }
    } while (left != 0 || labels.length() < width);
    return isUpper ? labels.toString().toUpperCase(Locale.ROOT) : labels.toString();
  }
}
