package io.distrib.http;

import org.jspecify.annotations.Nullable;

/**
 * The elements of a list in a header field, from the last to the first (RFC 9110 5.6.1): the last
 * proxy's first. A comma within quotes parts nothing. Where an element begins does not depend on
 * what stands before it, so that nobody can hide the elements of those behind him. Work is linear
 * in what is read. <em>Confined to one thread.</em>
 */
final class LastElements {
  private final String text;
  private int end;

  /** The elements of {@code text}; none if it is null. */
  LastElements(@Nullable String text) {
    this.text = text == null ? "" : text;
    this.end = this.text.length();
  }

  /** The next element to the left, without the white space around it; null if there is none. */
  @Nullable String next() {
    while (end > 0) {
      int start = start();
      String element = text.substring(start, end).strip();
      end = start - 1;
      if (!element.isEmpty()) {
        return element;
      }
    }
    return null;
  }

  private int start() {
    boolean isQuoted = false;
    for (int i = end - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (c == '"') {
        isQuoted = !isQuoted;
      } else if (c == ',' && !isQuoted) {
        return i + 1;
      }
    }
    return 0;
  }
}
