package io.distrib.config;

import io.distrib.model.DnsName;
import io.distrib.model.Group;
import io.distrib.model.Site;
import io.distrib.model.Topology;
import java.util.ArrayList;
import java.util.List;

/** Finds the names that our nameserver is never asked for. */
final class ZoneWarnings {
  private ZoneWarnings() {}

  static List<String> of(Topology topology, DnsName zone) {
    List<String> warnings = new ArrayList<>();
    for (Site site : topology.sites()) {
      check(warnings, "sites." + site.id() + ".name", site.name(), zone);
      for (int i = 0; i < site.aliases().size(); i++) {
        String path = "sites." + site.id() + ".aliases[" + i + "]";
        check(warnings, path, site.aliases().get(i), zone);
      }
    }
    for (Group group : topology.groups()) {
      check(warnings, "groups." + group.id() + ".name", group.name(), zone);
    }
    return List.copyOf(warnings);
  }

  private static void check(List<String> warnings, String path, DnsName name, DnsName zone) {
    if (!name.isWithin(zone)) {
      warnings.add(
          path + ": \"" + name + "\" lies outside the zone " + zone + ": another must serve it");
    }
  }
}
