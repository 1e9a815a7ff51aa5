package io.distrib.fuzz;

/** What a judge says: an assertion that costs nothing while it holds. */
final class Verdict {
  private Verdict() {}

  /**
   * Requires what has to hold of {@code subject}.
   *
   * @throws AssertionError if it does not hold
   */
  static void require(boolean holds, String rule, Object subject) {
    if (!holds) {
      throw new AssertionError(rule + ": " + escaped(String.valueOf(subject)));
    }
  }

  /**
   * Requires that two readings of one thing are the same.
   *
   * @throws AssertionError if they differ
   */
  static void same(Object expected, Object actual, String rule) {
    if (!expected.equals(actual)) {
      throw new AssertionError(
          rule + ": " + escaped(actual.toString()) + " (expected " + escaped(expected + ")"));
    }
  }

  /**
   * Requires that two things are one.
   *
   * @throws AssertionError if they are not
   */
  @SuppressWarnings("ReferenceEquality") // that is the question
  static void identical(Object expected, Object actual, String rule) {
    require(expected == actual, rule, actual);
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        escaped.append(String.format("\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
