package io.distrib.config;

import io.distrib.topology.ClientNetwork;
import java.util.List;

/**
 * How much one client network, a /24 or a /56, may have of the nameserver by UDP.
 * <em>Immutable.</em>
 *
 * @param perSecond replies for each network, 0 to 1,000,000; 0 limits nobody
 * @param slip of the replies over the limit, one in {@code slip} is sent truncated (TC=1) so that a
 *     genuine client retries over TCP, 0 to 10; 0 is none
 * @param exempt clients that are not limited
 */
public record RateLimitSettings(int perSecond, int slip, List<ClientNetwork> exempt) {
  /** Copies the list. */
  public RateLimitSettings {
    exempt = List.copyOf(exempt);
  }
}
