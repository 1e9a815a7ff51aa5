package io.distrib.naming;

import io.distrib.topology.Group;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the shares that sites have under the name of a group (D17). */
final class GroupWeights {
  private GroupWeights() {}

  /**
   * The shares of {@code group} and of the groups that it falls back on, by the ids of the sites:
   * those that are not the sites' own. Of a site in several of these groups the first one's counts,
   * for the name means it through that one.
   */
  static Map<String, Integer> of(Topology topology, Group group) {
    Map<String, Integer> weights = new HashMap<>();
    Set<String> seen = new HashSet<>();
    Optional<Group> link = Optional.of(group);
    while (link.isPresent()) {
      Group each = link.get();
      for (Site site : each.sites()) {
        if (seen.add(site.id()) && each.weightOf(site) != site.weight()) {
          weights.put(site.id(), each.weightOf(site));
        }
      }
      link = each.fallback().flatMap(topology::group);
    }
    return Map.copyOf(weights);
  }
}
