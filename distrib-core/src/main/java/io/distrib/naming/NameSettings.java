package io.distrib.naming;

import io.distrib.spi.BalancingPolicy;
import io.distrib.topology.Site;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of one name, which does not depend on its sites' states. <em>Immutable.</em>
 *
 * @param place where among its sites the one stands whose name it is; -1 for a Pool or Group Name
 * @param chain its sites, its fallback's, and so on
 * @param ttl how long an answer may be kept
 * @param policy how one of several is chosen; null for a Site Name
 * @param answers how many sites an answer has, at most
 * @param isServed whether this process plays its role (D8)
 */
record NameSettings(
    int place,
    List<List<Site>> chain,
    Duration ttl,
    @Nullable BalancingPolicy policy,
    int answers,
    boolean isServed) {
  boolean dependsOnClient() {
    return policy != null && policy.dependsOnClient();
  }
}
