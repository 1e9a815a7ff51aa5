package io.distrib.config;

import io.distrib.model.Fault;
import io.distrib.model.PrintableText;

/**
 * A fault, and where in which file it is. <em>Immutable.</em>
 *
 * @param file the file, as it was named to us
 * @param line the line, from 1; 0 if the fault is the file's as a whole
 * @param fault what is wrong
 */
public record LocatedFault(String file, int line, Fault fault) {
  private static final int MAX_NAME = 4_096;

  /** {@code FILE:LINE: path: "value" (expected ...)}. */
  @Override
  public String toString() {
    return PrintableText.of(file, MAX_NAME) + (line > 0 ? ":" + line : "") + ": " + fault;
  }
}
