package io.distrib.naming;

import io.distrib.spi.BalancingPolicy;
import io.distrib.spi.Candidate;
import io.distrib.topology.Site;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of one name, which does not depend on its sites' states. <em>Immutable.</em>
 *
 * @param place where among its sites the one stands whose name it is; -1 for a Pool or Group Name
 * @param chain its sites, its fallback's, and so on
 * @param ttl how long an answer may be kept
 * @param policy how one of several is chosen; null for a Site Name
 * @param nearness which sites it chooses from, by the client's place; null: from all
 * @param answers how many sites an answer has, at most
 * @param weights the shares of its sites by id, where those are not the sites' own (D17)
 * @param isServed whether this process plays its role (D8)
 */
record NameSettings(
    int place,
    List<List<Site>> chain,
    Duration ttl,
    @Nullable BalancingPolicy policy,
    @Nullable Nearness nearness,
    int answers,
    Map<String, Integer> weights,
    boolean isServed) {
  /** {@code site} with the share that it has under this name. */
  Candidate candidate(LiveSite site) {
    Integer weight = weights.get(site.site().id());
    return weight == null ? site : new WeighedSite(site, weight);
  }
}
