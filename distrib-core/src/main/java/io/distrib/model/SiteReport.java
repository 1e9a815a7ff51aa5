package io.distrib.model;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A site's report of its own state: one request shows whether it is up and how full it is.
 * <em>Immutable.</em>
 *
 * @param site its id
 * @param load how full it is
 * @param busy whether it is too full for a new session (H8)
 * @param draining whether it drains, so that it takes no new sessions
 * @param sessions how many live sessions it holds, at least 0; empty when that is not known
 * @param uptime how long it has been deciding requests, at least 0
 * @param time the time of its clock
 */
public record SiteReport(
    String site,
    LoadSample load,
    boolean busy,
    boolean draining,
    OptionalLong sessions,
    Duration uptime,
    Instant time) {
  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,63}");

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a part is out of its range
   */
  public SiteReport {
    require(ID.matcher(site).matches(), "site", site, "1 to 63 of a-z, 0-9 and -");
    require(sessions.orElse(0) >= 0, "sessions", sessions, "0 or more");
    require(!uptime.isNegative(), "uptime", uptime, "0 or more");
  }

  private static void require(boolean holds, String what, Object value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(what + " " + value + " (expected " + expected + ")");
    }
  }
}
