package io.distrib.dns.socket;

import java.time.Duration;

/**
 * What TCP clients may hold (RFC 9210 4). <em>Immutable.</em>
 *
 * @param connections in all, at least 1
 * @param perClient from one address, at least 1
 * @param idle without a whole query, or with replies unread, 100 ms to 30 s
 */
public record TcpLimits(int connections, int perClient, Duration idle) {
  private static final Duration MIN_IDLE = Duration.ofMillis(100);
  private static final Duration MAX_IDLE = Duration.ofSeconds(30);

  /** What holds when nothing else is said. */
  public static final TcpLimits DEFAULT = new TcpLimits(512, 256, Duration.ofSeconds(10));

  /** Checks the ranges. */
  public TcpLimits {
    if (connections < 1 || perClient < 1) {
      throw new IllegalArgumentException(
          connections + " connections, " + perClient + " per client (expected at least 1)");
    }
    if (idle.compareTo(MIN_IDLE) < 0 || idle.compareTo(MAX_IDLE) > 0) {
      throw new IllegalArgumentException(idle + " idle (expected 100 ms to 30 s)");
    }
  }
}
