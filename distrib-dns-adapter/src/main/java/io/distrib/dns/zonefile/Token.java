package io.distrib.dns.zonefile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.stream.Collectors;

/**
 * One word of a zone file. <em>Immutable.</em>
 *
 * @param text its bytes as ISO 8859-1, with the escapes as they were written, without the quotes
 * @param isQuoted whether it stood in quotes
 * @param isGlued whether nothing stood between it and the word before
 * @param line where it starts, from 1
 */
record Token(String text, boolean isQuoted, boolean isGlued, int line) {
  /** The number of bytes of a character string at most (RFC 1035 3.3). */
  static final int MAX_STRING_BYTES = 255;

  /** Whether this is the word {@code value} without quotes, in any case of letters. */
  boolean is(String value) {
    return !isQuoted && text.equalsIgnoreCase(value);
  }

  /** The word for people. */
  String shown() {
    return new String(text.getBytes(ISO_8859_1), UTF_8);
  }

  /** The fault that this is not what was expected. */
  ZoneFileException refuse(String expected) {
    return new ZoneFileException(line, shown(), expected);
  }

  /** The same words as ASCII text, which every parser reads alike. */
  String ascii() {
    String ascii =
        text.chars()
            .mapToObj(c -> c < 0x80 ? String.valueOf((char) c) : "\\" + c)
            .collect(Collectors.joining());
    return isQuoted ? "\"" + ascii + "\"" : ascii;
  }

  /** The bytes of a character string, of at most 255 bytes. */
  byte[] string() throws ZoneFileException {
    byte[] bytes = bytes();
    if (bytes.length > MAX_STRING_BYTES) {
      throw refuse(
          "at most 255 bytes in one character string; this one has "
              + bytes.length
              + ": write several, \"...\" \"...\"");
    }
    return bytes;
  }

  /** The bytes that the word stands for: {@code \DDD} and {@code \X} resolved (RFC 1035 5.1). */
  byte[] bytes() throws ZoneFileException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        bytes.write(c);
      } else if (i + 1 < text.length() && isDigit(text.charAt(i + 1))) {
        bytes.write(decimal(i + 1));
        i += 3;
      } else {
        i++;
        bytes.write(text.charAt(i));
      }
    }
    return bytes.toByteArray();
  }

  private int decimal(int at) throws ZoneFileException {
    String digits = text.substring(at, Math.min(at + 3, text.length()));
    boolean isNumber = digits.length() == 3 && digits.chars().allMatch(c -> isDigit((char) c));
    int value = isNumber ? Integer.parseInt(digits) : 256;
    if (value > 255) {
      throw refuse("three digits behind a backslash, \\000 to \\255");
    }
    return value;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
