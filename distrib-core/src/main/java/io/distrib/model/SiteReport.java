package io.distrib.model;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What a site says of itself: one request tells whether it is up and how full it is.
 * <em>Immutable.</em>
 *
 * @param site its id
 * @param load how full it is
 * @param busy whether that is too full for a new session (H8)
 * @param draining whether it has been told to take no new session
 * @param sessions how many live sessions it holds, at least 0; empty when that is not known
 * @param uptime for how long it has been deciding requests, at least 0
 * @param time what its clock says
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
