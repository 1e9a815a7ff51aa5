package io.distrib.dns;

import io.distrib.topology.ClientNetwork;
import java.util.List;

/**
 * Limits the replies to each client network by UDP, where a source address can be forged. A network
 * is a /24 of IPv4 or a /56 of IPv6. Clients with a valid DNS cookie are not limited.
 * <em>Immutable.</em>
 *
 * @param perSecond replies for each network and second, also the burst, 0 to 1,000,000. A reply of
 *     up to 3 times the size of its query counts as 1, of up to 6 times as 2, and so on; a reply
 *     for which too few are left is truncated. 0 limits nobody, and truncates every reply that
 *     would count as more than 1
 * @param slip of the replies over the limit, one in {@code slip} is sent truncated (TC=1) so that a
 *     genuine client retries over TCP; the others are dropped; 0 to 10, 0 drops all
 * @param exempt clients that are not limited
 */
public record RateLimit(int perSecond, int slip, List<ClientNetwork> exempt) {
  private static final int MAX_PER_SECOND = 1_000_000;
  private static final int MAX_SLIP = 10;

  /** Limits nobody. */
  public static final RateLimit NONE = new RateLimit(0, 0, List.of());

  /** Copies the list and checks the numbers. */
  public RateLimit {
    if (perSecond < 0 || perSecond > MAX_PER_SECOND || slip < 0 || slip > MAX_SLIP) {
      throw new IllegalArgumentException(
          perSecond + " per second, slip " + slip + " (expected 0 to 1000000, slip 0 to 10)");
    }
    exempt = List.copyOf(exempt);
  }
}
