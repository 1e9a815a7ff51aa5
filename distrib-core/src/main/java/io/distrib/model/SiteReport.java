package io.distrib.model;

import static com.google.common.base.Preconditions.checkArgument;

import io.distrib.topology.TopologyId;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

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
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a part is out of its range
   */
  public SiteReport {
    checkArgument(TopologyId.isValid(site), "site %s (expected %s)", site, TopologyId.EXPECTED);
    checkArgument(sessions.orElse(0) >= 0, "sessions %s (expected 0 or more)", sessions);
    checkArgument(!uptime.isNegative(), "uptime %s (expected 0 or more)", uptime);
  }
}
