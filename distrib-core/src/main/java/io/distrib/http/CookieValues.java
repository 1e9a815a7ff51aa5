package io.distrib.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of the cookies of one name in a {@code Cookie} field, in order (RFC 6265 4.2). Those
 * that start after its first 16,384 characters are not looked at. <em>Confined to one thread.</em>
 */
public final class CookieValues {
  private static final int MAX_LENGTH = 16_384;

  private final String field;
  private final String name;
  private int start;

  /** Those named {@code name}, in its very case, in {@code field}; none if that is null. */
  public CookieValues(@Nullable String field, String name) {
    this.field = field == null ? "" : field;
    this.name = name;
  }

  /** The next values: {@code max} of them, or all if there are fewer. */
  public List<String> next(int max) {
    List<String> values = new ArrayList<>(1);
    String value = max > 0 ? next() : null;
    while (value != null) {
      values.add(value);
      value = values.size() < max ? next() : null;
    }
    return values;
  }

  /** The next value, without the white space around it; null if there is none. */
  public @Nullable String next() {
    while (start < Math.min(field.length(), MAX_LENGTH)) {
      int semicolon = field.indexOf(';', start);
      int end = semicolon < 0 ? field.length() : semicolon;
      int from = start;
      while (from < end && (field.charAt(from) == ' ' || field.charAt(from) == '\t')) {
        from++;
      }
      start = end + 1;
      int equals = from + name.length();
      if (equals < end && field.charAt(equals) == '=' && field.startsWith(name, from)) {
        return field.substring(equals + 1, end).strip();
      }
    }
    return null;
  }
}
