package io.distrib.redirect;

import io.distrib.text.PrintableText;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with an operator's page. <em>Immutable.</em>
 *
 * @param line the line, from 1; 0 if it is the page as a whole
 * @param column the column, from 1; 0 if it is the page as a whole
 * @param value what stands there; null if something is missing
 * @param expected what should
 */
public record PageFault(int line, int column, @Nullable String value, String expected) {
  private static final int MAX_SHOWN = 120;

  /** {@code LINE:COLUMN: "value" (expected ...)}. */
  @Override
  public String toString() {
    return (line == 0 ? "" : line + ":" + column + ": ")
        + (value == null ? "missing" : "\"" + PrintableText.of(value, MAX_SHOWN) + "\"")
        + " (expected "
        + expected
        + ")";
  }
}
