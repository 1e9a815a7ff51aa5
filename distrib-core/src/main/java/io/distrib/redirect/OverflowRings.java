package io.distrib.redirect;

import io.distrib.topology.Group;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rings that one site is in. <em>Immutable, thread-safe.</em> */
final class OverflowRings {
  private final Map<String, OverflowRing> byGroup;
  private final OverflowRing first;

  /**
   * The rings of {@code own}.
   *
   * @param maxHops 1 to 99; 0 for the default of {@link OverflowRing#of}
   */
  OverflowRings(Topology topology, Site own, int maxHops) {
    Map<String, OverflowRing> rings = new HashMap<>();
    topology.groups().stream()
        .filter(group -> group.sites().contains(own))
        .forEach(group -> rings.put(group.id(), OverflowRing.of(group.sites(), own, maxHops)));
    this.byGroup = Map.copyOf(rings);
    this.first = OverflowRing.of(topology.ringOf(own), own, maxHops);
  }

  /** The ring of {@code group}, which holds this site; of this site's first group if empty. */
  OverflowRing of(Optional<Group> group) {
    return group.map(Group::id).map(byGroup::get).orElse(first);
  }
}
