package io.distrib.config;

import io.distrib.topology.DnsName;
import io.distrib.topology.Group;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the names that our nameserver is never asked for. */
final class ZoneWarnings {
  private ZoneWarnings() {}

  /** Those of a pool in {@code zone} where all of {@code zones} are served. */
  static List<String> of(Topology topology, DnsName zone, Set<DnsName> zones) {
    Predicate<DnsName> isServed = name -> zones.stream().anyMatch(name::isWithin);
    List<String> warnings = new ArrayList<>();
    for (Site site : topology.sites()) {
      check(warnings, "sites." + site.id() + ".name", site.name(), zone, isServed);
      for (int i = 0; i < site.aliases().size(); i++) {
        String path = "sites." + site.id() + ".aliases[" + i + "]";
        check(warnings, path, site.aliases().get(i), zone, isServed);
      }
    }
    for (Group group : topology.groups()) {
      check(warnings, "groups." + group.id() + ".name", group.name(), zone, isServed);
    }
    return List.copyOf(warnings);
  }

  private static void check(
      List<String> warnings, String path, DnsName name, DnsName zone, Predicate<DnsName> isServed) {
    if (!isServed.test(name)) {
      warnings.add(
          path + ": \"" + name + "\" lies outside the zone " + zone + ": another must serve it");
    }
  }
}
