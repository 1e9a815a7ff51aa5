package io.distrib.dns;

import io.distrib.topology.ClientNetwork;
import java.util.List;

/**
 * How much one client network may have by UDP, where a source can be forged. A network is a /24 of
 * IPv4 or a /56 of IPv6. Who sends a cookie of ours is known to be where it says, and not limited.
 * <em>Immutable.</em>
 *
 * @param perSecond replies for each network, also its burst, 0 to 1,000,000; a reply counts once
 *     for each three times its query that it has begun, and is truncated if too few are left; 0
 *     limits nobody, and every reply that would count more than once is truncated
 * @param slip one in so many replies too many is sent as a TC, so that who is real asks again by
 *     TCP, the rest are dropped, 0 to 10; 0 drops all
 * @param exempt clients that are not limited
 */
public record RateLimit(int perSecond, int slip, List<ClientNetwork> exempt) {
  private static final int MOST_PER_SECOND = 1_000_000;
  private static final int MOST_SLIP = 10;

  /** Nobody is limited. */
  public static final RateLimit NONE = new RateLimit(0, 0, List.of());

  /** Copies the list and checks the numbers. */
  public RateLimit {
    if (perSecond < 0 || perSecond > MOST_PER_SECOND || slip < 0 || slip > MOST_SLIP) {
      throw new IllegalArgumentException(
          perSecond + " per second, slip " + slip + " (expected 0 to 1000000, slip 0 to 10)");
    }
    exempt = List.copyOf(exempt);
  }
}
