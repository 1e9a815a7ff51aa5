package io.distrib.config;

import io.distrib.topology.DnsName;
import io.distrib.topology.Fault;
import io.distrib.topology.Group;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sees to it that no name stands in two files, and that no zone has two zone files. Within one file
 * the topology does so itself. <em>Confined to one thread.</em>
 */
final class NameOwners {
  private final Map<DnsName, Place> owners = new HashMap<>();
  private final Map<DnsName, Place> zoneFiles = new HashMap<>();

  /** Where something stands, and what. */
  private record Place(Findings findings, String path, String value) {
    @Override
    public String toString() {
      return findings.file() + ":" + findings.at(path).line() + " has it as " + path;
    }
  }

  /** Takes the names of {@code pool}; those that an earlier file has are reported. */
  void add(PoolConfiguration pool, Findings findings) {
    names(pool.topology())
        .forEach((path, name) -> add(name, new Place(findings, path, name.text())));
    NamingSettings naming = pool.nameserver();
    naming.zoneFile().ifPresent(file -> add(naming.zone(), file, findings));
  }

  private void add(DnsName name, Place place) {
    Place owner = owners.putIfAbsent(name, place);
    if (owner != null && !owner.findings().equals(place.findings())) {
      report(place, "a name of its own; " + owner);
    }
  }

  private void add(DnsName zone, Path file, Findings findings) {
    Place place = new Place(findings, "naming.zone-file", file.toString());
    Place other = zoneFiles.putIfAbsent(zone, place);
    if (other != null && !other.value().equals(place.value())) {
      report(place, "one zone file for the zone " + zone + "; " + other);
    }
  }

  private static void report(Place place, String expected) {
    place.findings().addAsWritten(new Fault(place.path(), place.value(), expected));
  }

  private static Map<String, DnsName> names(Topology topology) {
    Map<String, DnsName> names = new LinkedHashMap<>();
    names.put("pool.name", topology.pool().name());
    for (Site site : topology.sites()) {
      String path = "sites." + site.id();
      names.put(path + ".name", site.name());
      for (int i = 0; i < site.aliases().size(); i++) {
        names.put(path + ".aliases[" + i + "]", site.aliases().get(i));
      }
    }
    for (Group group : topology.groups()) {
      names.put("groups." + group.id() + ".name", group.name());
    }
    return names;
  }
}
