package io.distrib.fleet;

import java.time.Duration;

/**
 * How a fleet agrees; the same for all members. <em>Immutable.</em>
 *
 * @param patience how long a member counts after it was last heard
 * @param memory how long a member that sees nothing goes by what was last agreed (E3)
 * @param backedFor how old the last good probe of an UP may be when it is counted (E4)
 * @param suspension how long what was last agreed stands while the engine is suspended (E9)
 * @param isMajority whether members answer by what most of them say; else each by its own view (E5)
 */
public record FleetSettings(
    Duration patience,
    Duration memory,
    Duration backedFor,
    Duration suspension,
    boolean isMajority) {
  /**
   * 3 s, 30 s, 5 s, by majority.
   *
   * @param backedFor interval and timeout of a probe, and half a second
   */
  public static FleetSettings defaults(Duration backedFor) {
    return new FleetSettings(
        Duration.ofSeconds(3), Duration.ofSeconds(30), backedFor, Duration.ofSeconds(5), true);
  }
}
