package io.distrib;

import io.distrib.model.DnsName;
import io.distrib.model.Group;
import io.distrib.model.NamingRole;
import io.distrib.model.Site;
import io.distrib.model.Topology;
import io.distrib.spi.BalancingPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names that a naming service knows. Which there are never changes; what they mean does.
 * <em>Thread-safe.</em>
 */
final class NameDirectory {
  private final Map<DnsName, PlannedName> byName = new HashMap<>();
  private final List<PlannedName> names = new ArrayList<>();

  NameDirectory(NamingServiceBuilder builder, LiveSites sites) {
    Topology topology = builder.topology;
    NamePlanner planner = new NamePlanner(sites, topology.pool().whenNone());
    List<List<Site>> all = List.of(topology.sites());
    addBalanced(builder, planner, topology.pool().name(), all, topology.pool().ttl());
    for (Group group : topology.groups()) {
      List<List<Site>> chain = chain(topology, Optional.of(group));
      addBalanced(builder, planner, group.name(), chain, group.ttl());
    }
    topology.sites().forEach(site -> addSite(builder, planner, site));
  }

  @Nullable PlannedName find(DnsName name) {
    return byName.get(name);
  }

  /** Plans every name anew; one thread at a time. */
  void update() {
    names.forEach(PlannedName::update);
  }

  private void addBalanced(
      NamingServiceBuilder builder,
      NamePlanner planner,
      DnsName name,
      List<List<Site>> chain,
      Duration ttl) {
    BalancingPolicy policy = builder.policies().get();
    boolean isServed = builder.roles.contains(NamingRole.LOAD_BALANCE);
    int answers = builder.topology.pool().answers();
    NameSettings settings = new NameSettings(-1, chain, ttl, policy, answers, isServed);
    add(new BalancedName(name, settings, planner, policy, builder), name);
  }

  private void addSite(NamingServiceBuilder builder, NamePlanner planner, Site site) {
    Topology topology = builder.topology;
    boolean isServed = builder.roles.contains(NamingRole.FAILOVER);
    List<List<Site>> chain = chain(topology, topology.firstGroupOf(site));
    int place = chain.get(0).indexOf(site);
    NameSettings settings = new NameSettings(place, chain, site.ttl(), null, 1, isServed);
    PlannedName known = new PlannedName(settings, planner, builder.planBefore(site.name()));
    add(known, site.name());
    site.aliases().forEach(alias -> byName.put(alias, known));
  }

  private void add(PlannedName known, DnsName name) {
    names.add(known);
    byName.put(name, known);
  }

  /** The sites of {@code group}, then of its fallback, and so on; all sites without a group. */
  private static List<List<Site>> chain(Topology topology, Optional<Group> group) {
    if (group.isEmpty()) {
      return List.of(topology.sites());
    }
    List<List<Site>> chain = new ArrayList<>();
    Optional<Group> link = group;
    while (link.isPresent()) {
      chain.add(link.get().sites());
      Optional<String> fallback = link.get().fallback();
      if (fallback.equals(Optional.of(Group.POOL))) {
        chain.add(topology.sites());
      }
      link = fallback.flatMap(topology::group);
    }
    return List.copyOf(chain);
  }
}
