package io.distrib.marker;

import io.distrib.model.PlaceInLine;
import io.distrib.topology.TopologyId;
import org.jspecify.annotations.Nullable;

/**
 * The ticket of a client that was turned away (A1): a claim to one place at the site that turned it
 * away first. <em>Immutable.</em>
 *
 * @param firstMicros when it was turned away first, microseconds since 1970-01-01T00:00:00Z; no two
 *     places of a site have the same
 * @param notBeforeSeconds when it may come back, seconds since 1970-01-01T00:00:00Z
 * @param home the id of the site that keeps the place; the ticket counts there and nowhere else
 * @param line what that site said of the place when it kept it last; null if nothing. It is shown
 *     to people, and decides nothing
 */
public record ReturnTicket(
    long firstMicros, long notBeforeSeconds, String home, @Nullable PlaceInLine line) {
  /** The latest time that can be written: 18 digits. */
  private static final long LATEST = 999_999_999_999_999_999L;

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public ReturnTicket {
    if (!isTime(firstMicros) || !isTime(notBeforeSeconds) || !TopologyId.isValid(home)) {
      throw new IllegalArgumentException(
          "ticket " + firstMicros + ", " + notBeforeSeconds + ", " + home + " is out of range");
    }
  }

  /** One of which its site has said nothing. */
  public ReturnTicket(long firstMicros, long notBeforeSeconds, String home) {
    this(firstMicros, notBeforeSeconds, home, null);
  }

  /** The same place, at another time, of which its site says {@code next}. */
  public ReturnTicket renewed(long seconds, @Nullable PlaceInLine next) {
    return new ReturnTicket(firstMicros, seconds, home, next);
  }

  private static boolean isTime(long time) {
    return time >= 0 && time <= LATEST;
  }
}
