package io.distrib.config;

import io.distrib.text.PrintableText;
import io.distrib.topology.Fault;

/**
 * A fault, and where in which file it is. <em>Immutable.</em>
 *
 * @param file the file, as it was named to us
 * @param line the line, from 1; 0 if the fault is the file's as a whole
 * @param column the column, from 1; 0 if it is not known
 * @param fault what is wrong
 */
public record LocatedFault(String file, int line, int column, Fault fault) {
  private static final int MAX_NAME = 4_096;

  /** A fault of a file as a whole. */
  LocatedFault(String file, Fault fault) {
    this(file, 0, 0, fault);
  }

  /** {@code FILE:LINE:COLUMN: path: "value" (expected ...)}. */
  @Override
  public String toString() {
    return PrintableText.of(file, MAX_NAME) + number(line) + number(column) + ": " + fault;
  }

  private static String number(int known) {
    return known > 0 ? ":" + known : "";
  }
}
