package io.distrib.server.daemon;

import io.distrib.config.NamingSettings;
import io.distrib.config.PoolSet;
import io.distrib.dns.zone.InvalidZoneException;
import io.distrib.dns.zone.Zone;
import io.distrib.dns.zone.ZoneBuilder;
import io.distrib.naming.NamingService;
import io.distrib.topology.DnsName;
import io.distrib.topology.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the zones that a set of pools describes. <em>Confined to one thread.</em> */
public final class Zones {
  private final PoolSet set;
  private final Map<DnsName, Set<NamingService>> namings = new LinkedHashMap<>();

  private Zones(PoolSet set, List<NamingService> namings) {
    this.set = set;
    set.members().forEach(member -> at(member.pool().nameserver().zone()));
    for (int i = 0; i < namings.size(); i++) {
      NamingService naming = namings.get(i);
      at(set.members().get(i).pool().nameserver().zone()).add(naming);
      naming
          .topology()
          .names()
          .forEach(name -> zoneOf(name).ifPresent(zone -> at(zone).add(naming)));
    }
  }

  /**
   * The zones of {@code set}, one for all pools in it.
   *
   * @param namings who answers for each pool's names, in the order of the set; those that lie in
   *     another pool's zone are served there
   * @throws InvalidZoneException with every fault of every zone file
   */
  public static List<Zone> of(PoolSet set, List<NamingService> namings) {
    Zones zones = new Zones(set, namings);
    List<Zone> built = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (DnsName apex : zones.namings.keySet()) {
      try {
        built.add(zones.zone(apex));
      } catch (InvalidZoneException e) {
        faults.addAll(e.faults());
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidZoneException(faults);
    }
    return built;
  }

  /** The settings of a zone are those of any pool in it; one of them may have a zone file. */
  private Zone zone(DnsName apex) {
    List<NamingSettings> pools =
        set.members().stream()
            .map(member -> member.pool().nameserver())
            .filter(settings -> settings.zone().equals(apex))
            .toList();
    NamingSettings settings = pools.get(0);
    List<NamingService> all = List.copyOf(at(apex));
    ZoneBuilder zone =
        Zone.builder(apex, all.get(0))
            .negativeTtl(settings.negativeTtl())
            .https(settings.hasHttpsRecords());
    all.stream().skip(1).forEach(zone::naming);
    namings.keySet().stream()
        .filter(other -> other.isWithin(apex) && !other.equals(apex))
        .forEach(zone::child);
    if (!settings.nameservers().isEmpty()) {
      zone.nameservers(settings.nameservers());
    }
    Optional<Path> file = pools.stream().flatMap(each -> each.zoneFile().stream()).findFirst();
    file.ifPresent(zone::zoneFile);
    return zone.build();
  }

  /** The most specific zone that holds {@code name}. */
  private Optional<DnsName> zoneOf(DnsName name) {
    return namings.keySet().stream()
        .filter(name::isWithin)
        .max((one, other) -> Integer.compare(one.text().length(), other.text().length()));
  }

  private Set<NamingService> at(DnsName apex) {
    return namings.computeIfAbsent(apex, zone -> new LinkedHashSet<>());
  }
}
