package io.distrib.config;

/**
 * A place in a file. <em>Immutable.</em>
 *
 * @param line from 1; 0 if it is the file as a whole
 * @param column from 1; 0 if it is not known
 */
record Mark(int line, int column) {
  /** The file as a whole. */
  static final Mark FILE = new Mark(0, 0);
}
