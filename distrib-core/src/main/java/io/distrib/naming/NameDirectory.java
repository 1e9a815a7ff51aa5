package io.distrib.naming;

import io.distrib.model.NamingRole;
import io.distrib.spi.BalancingPolicy;
import io.distrib.topology.DnsName;
import io.distrib.topology.Group;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names that a naming service knows. Which there are never changes; what they mean does.
 * <em>Thread-safe.</em>
 */
final class NameDirectory {
  private final Map<DnsName, SiteNameEntry> byName = new HashMap<>();
  private final List<SiteNameEntry> names = new ArrayList<>();

  /** Where a site stands: the sites of its group and of what follows that, and the place there. */
  private record Home(List<List<Site>> chain, int place) {}

  NameDirectory(NamingServiceSettings service, LiveSites sites) {
    Topology topology = service.topology;
    NamePlanner planner = new NamePlanner(sites, topology.pool().whenNone());
    List<List<Site>> all = List.of(topology.sites());
    addBalanced(service, planner, topology.pool().name(), all, topology.pool().ttl(), Map.of());
    Map<String, Home> homes = new HashMap<>();
    for (Group group : topology.groups()) {
      List<List<Site>> chain = chain(topology, group);
      Map<String, Integer> weights = GroupWeights.of(topology, group);
      addBalanced(service, planner, group.name(), chain, group.ttl(), weights);
      addHomes(homes, chain);
    }
    addHomes(homes, all);
    for (Site site : topology.sites()) {
      addSite(service, planner, site, Objects.requireNonNull(homes.get(site.id())));
    }
  }

  @Nullable SiteNameEntry find(DnsName name) {
    return byName.get(name);
  }

  /** Makes a new plan for every name; one thread at a time. */
  void update() {
    names.forEach(SiteNameEntry::update);
  }

  private void addBalanced(
      NamingServiceSettings service,
      NamePlanner planner,
      DnsName name,
      List<List<Site>> chain,
      Duration ttl,
      Map<String, Integer> weights) {
    BalancingPolicy policy = service.policies().get();
    boolean isServed = service.roles.contains(NamingRole.LOAD_BALANCE);
    int answers = service.topology.pool().answers();
    NameSettings settings = new NameSettings(-1, chain, ttl, policy, answers, weights, isServed);
    add(new BalancedNameEntry(name, settings, planner, policy, service), name);
  }

  private void addSite(NamingServiceSettings service, NamePlanner planner, Site site, Home home) {
    boolean isServed = service.roles.contains(NamingRole.FAILOVER);
    NameSettings settings =
        new NameSettings(home.place(), home.chain(), site.ttl(), null, 1, Map.of(), isServed);
    SiteNameEntry known = new SiteNameEntry(settings, planner, service.planBefore(site.name()));
    add(known, site.name());
    site.aliases().forEach(alias -> byName.put(alias, known));
  }

  private void add(SiteNameEntry known, DnsName name) {
    names.add(known);
    byName.put(name, known);
  }

  /** The home of each site, by its id, is in its first group; without groups in the pool. */
  private static void addHomes(Map<String, Home> homes, List<List<Site>> chain) {
    List<Site> ring = chain.get(0);
    for (int i = 0; i < ring.size(); i++) {
      homes.putIfAbsent(ring.get(i).id(), new Home(chain, i));
    }
  }

  /** The sites of {@code group}, then of its fallback, and so on. */
  private static List<List<Site>> chain(Topology topology, Group group) {
    List<List<Site>> chain = new ArrayList<>();
    Optional<Group> link = Optional.of(group);
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
