package io.distrib.config;

import io.distrib.topology.Group;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/** Finds names whose sites are all standbys: then none of them is one (D17). */
final class ColdWarnings {
  private static final String NO_STANDBY =
      ": every site is cold, so all are chosen (expected one that is not)";

  private ColdWarnings() {}

  static List<String> of(Topology topology) {
    List<String> warnings = new ArrayList<>();
    for (Group group : topology.groups()) {
      if (areCold(group.sites())) {
        warnings.add("groups." + group.id() + ".sites" + NO_STANDBY);
      }
    }
    if (topology.groups().isEmpty() && areCold(topology.sites())) {
      warnings.add("sites" + NO_STANDBY);
    }
    return List.copyOf(warnings);
  }

  private static boolean areCold(List<Site> sites) {
    return sites.stream().allMatch(Site::cold);
  }
}
