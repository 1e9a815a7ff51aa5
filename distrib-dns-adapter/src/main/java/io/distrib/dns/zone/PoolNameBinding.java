package io.distrib.dns.zone;

import io.distrib.naming.NamingService;
import io.distrib.topology.DnsName;
import io.distrib.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/**
 * A name whose addresses a naming service knows. <em>Immutable.</em>
 *
 * @param naming who knows
 * @param name under which it is asked
 */
record PoolNameBinding(NamingService naming, DnsName name) {
  /** Every name that {@code naming} answers for: of the pool, its groups, its sites. */
  static List<PoolNameBinding> of(NamingService naming) {
    Topology topology = naming.topology();
    List<DnsName> names = new ArrayList<>();
    names.add(topology.pool().name());
    topology.groups().forEach(group -> names.add(group.name()));
    topology.sites().forEach(site -> names.add(site.name()));
    topology.sites().forEach(site -> names.addAll(site.aliases()));
    return names.stream().map(name -> new PoolNameBinding(naming, name)).toList();
  }
}
