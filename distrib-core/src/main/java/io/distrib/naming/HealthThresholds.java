package io.distrib.naming;

/**
 * How many probe results change a site's health. <em>Immutable.</em>
 *
 * @param rise successes in a row that turn it up, at least 1
 * @param fall failures that turn it down, at least 1
 * @param ok successes in a row after which failures are forgotten, at least 1
 */
record HealthThresholds(int rise, int fall, int ok) {
  /** Checks the ranges. */
  public HealthThresholds {
    if (rise < 1 || fall < 1 || ok < 1) {
      throw new IllegalArgumentException(
          "rise " + rise + ", fall " + fall + ", ok " + ok + " (expected at least 1)");
    }
  }
}
