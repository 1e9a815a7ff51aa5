package io.distrib.server.cli;

import java.util.Optional;

/** What a command knows of the terminal before which people sit. */
public interface Terminal {
  /** For commands that no person reads or types. */
  Terminal NONE =
      new Terminal() {
        @Override
        public Optional<Size> output() {
          return Optional.empty();
        }

        @Override
        public boolean isInput() {
          return false;
        }
      };

  /** The size of the terminal that standard output is; empty if it is none. */
  Optional<Size> output();

  /** Whether standard input is a terminal. */
  boolean isInput();

  /**
   * A size in characters.
   *
   * @param rows at least 1
   * @param columns at least 1
   */
  record Size(int rows, int columns) {}
}
