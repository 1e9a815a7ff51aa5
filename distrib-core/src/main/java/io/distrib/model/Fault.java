package io.distrib.model;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a configuration. <em>Immutable.</em>
 *
 * @param path where, such as {@code groups.europe.sites[1]}
 * @param value what stands there; null if nothing does
 * @param expected what should
 */
public record Fault(String path, @Nullable String value, String expected) {
  private static final int LONGEST_ECHO = 120;

  /**
   * {@code path: "value" (expected ...)}, with a long value cut and control characters made
   * visible.
   */
  @Override
  public String toString() {
    return path
        + ": "
        + (value == null ? "missing" : quoted(value))
        + " (expected "
        + expected
        + ")";
  }

  private static String quoted(String value) {
    String cut = value.length() <= LONGEST_ECHO ? value : value.substring(0, LONGEST_ECHO) + "...";
    StringBuilder text = new StringBuilder("\"");
    cut.chars().forEach(c -> text.append(visible((char) c)));
    return text.append('"').toString();
  }

  private static String visible(char c) {
    return Character.isISOControl(c) ? String.format("\\u%04x", (int) c) : String.valueOf(c);
  }
}
