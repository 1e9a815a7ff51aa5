package io.distrib.config;

import io.distrib.model.Fault;

/**
 * A fault, and where in which file it is. <em>Immutable.</em>
 *
 * @param file the file, as it was named to us
 * @param line the line, from 1; 0 if the fault is the file's as a whole
 * @param fault what is wrong
 */
public record LocatedFault(String file, int line, Fault fault) {
  /** {@code FILE:LINE: path: "value" (expected ...)}. */
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + fault;
  }
}
