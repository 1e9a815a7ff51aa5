package io.distrib.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A line of what members write to each other: a kind, and fields, {@code kind key=value key=value}.
 * Values are percent-encoded. <em>Immutable.</em>
 */
record TextLine(String kind, Map<String, String> fields) {
  private static final int MAX_FIELDS = 32;

  /** What stands for itself in a value. */
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._:/";

  /** A line of this kind without fields, to be filled by {@link #with}. */
  static TextLine of(String kind) {
    return new TextLine(kind, Map.of());
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it has another form
   */
  static TextLine read(String line) {
    String[] words = line.split(" ", MAX_FIELDS + 2);
    if (words.length > MAX_FIELDS + 1) {
      throw new IllegalArgumentException("more than " + MAX_FIELDS + " fields");
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 1; i < words.length; i++) {
      int sign = words[i].indexOf('=');
      if (sign < 1 || fields.containsKey(words[i].substring(0, sign))) {
        throw new IllegalArgumentException("no field, or one twice");
      }
      fields.put(words[i].substring(0, sign), decoded(words[i].substring(sign + 1)));
    }
    return new TextLine(words[0], fields);
  }

  TextLine with(String key, Object value) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(key, value.toString());
    return new TextLine(kind, more);
  }

  /**
   * The field {@code key}.
   *
   * @throws IllegalArgumentException if it is missing
   */
  String text(String key) {
    return find(key).orElseThrow(() -> new IllegalArgumentException(key + " is missing"));
  }

  long number(String key) {
    return Long.parseLong(text(key));
  }

  Optional<String> find(String key) {
    return Optional.ofNullable(fields.get(key));
  }

  String written() {
    return fields.entrySet().stream()
        .map(field -> " " + field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("", kind, "\n"));
  }

  private static String encoded(String value) {
    StringBuilder text = new StringBuilder();
    for (byte each : value.getBytes(UTF_8)) {
      char letter = (char) (each & 0xff);
      if (PLAIN.indexOf(letter) >= 0) {
        text.append(letter);
      } else {
        text.append('%').append(HexFormat.of().toHexDigits(each));
      }
    }
    return text.toString();
  }

  private static String decoded(String value) {
    byte[] bytes = new byte[value.length()];
    int length = 0;
    int at = 0;
    while (at < value.length()) {
      char letter = value.charAt(at);
      if (letter == '%' && at + 3 <= value.length()) {
        bytes[length++] = (byte) HexFormat.fromHexDigits(value, at + 1, at + 3);
        at += 3;
      } else if (PLAIN.indexOf(letter) >= 0) {
        bytes[length++] = (byte) letter;
        at++;
      } else {
        throw new IllegalArgumentException("not percent-encoded");
      }
    }
    return new String(bytes, 0, length, UTF_8);
  }
}
