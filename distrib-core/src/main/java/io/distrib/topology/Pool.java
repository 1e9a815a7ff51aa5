package io.distrib.topology;

import java.time.Duration;

/**
 * The settings that all sites of one application share. <em>Immutable.</em>
 *
 * @param name its load-balanced DNS name (D1)
 * @param balance how one of its sites is chosen
 * @param nearest what {@link Balance#NEAREST} means
 * @param ttl how long an answer may be kept, 0 to 300 s (D3)
 * @param answers how many sites an answer names, 1 to 16 (D1)
 * @param whenNone what is answered when no site is left (D5)
 * @param prefersGroup whether the Pool Name means the client's group, where that is known (D9)
 * @param slowStart how long it takes a site that has come back to have its whole share, 0 to 1 h
 */
public record Pool(
    DnsName name,
    Balance balance,
    Nearest nearest,
    Duration ttl,
    int answers,
    WhenNone whenNone,
    boolean prefersGroup,
    Duration slowStart) {
  /** How long a slow start takes unless it is said otherwise. */
  public static final Duration SLOW_START = Duration.ofSeconds(10);

  /** A pool with every setting at its default. */
  public static Pool named(DnsName name) {
    return new Pool(
        name,
        Balance.LEAST_BUSY,
        Nearest.DEFAULT,
        Duration.ZERO,
        1,
        WhenNone.ALL,
        true,
        SLOW_START);
  }
}
