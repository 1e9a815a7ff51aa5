package io.distrib.server.health;

/**
 * Whether the latest results of a site can be relied on: not from a failure on until so many
 * successes in a row. <em>Confined to one event loop.</em>
 */
final class Trust {
  private final int ok;
  private int successes;
  private boolean isDoubted;

  /** Trusted again after {@code ok} successes in a row, at least 1. */
  Trust(int ok) {
    this.ok = ok;
  }

  void add(boolean success) {
    successes = success ? Math.min(ok, successes + 1) : 0;
    isDoubted = !success || (isDoubted && successes < ok);
  }

  /** Whether there has been a failure since the last {@code ok} successes in a row. */
  boolean isDoubted() {
    return isDoubted;
  }

  /** Whether the latest result is a success. */
  boolean isRising() {
    return successes > 0;
  }
}
