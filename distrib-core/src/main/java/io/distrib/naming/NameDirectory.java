package io.distrib.naming;

import io.distrib.model.NamingRole;
import io.distrib.spi.BalancingPolicy;
import io.distrib.topology.Balance;
import io.distrib.topology.DnsName;
import io.distrib.topology.Group;
import io.distrib.topology.Pool;
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
  private final NamingServiceSettings service;
  private final NamePlanner planner;
  private final LivePlaces places;
  private final Map<DnsName, NameHandle> byName = new HashMap<>();
  private final List<SiteNameEntry> entries = new ArrayList<>();

  /** The entries of the Pool Name for the clients of a group, by its id. */
  private final Map<String, SiteNameEntry> byGroup = new HashMap<>();

  /** Where a site stands: the sites of its group and of what follows that, and the place there. */
  private record Home(List<List<Site>> chain, int place) {}

  NameDirectory(NamingServiceSettings service, LiveSites sites, LivePlaces places) {
    Topology topology = service.topology;
    this.service = service;
    this.planner = new NamePlanner(sites, topology.pool().whenNone());
    this.places = places;
    Map<String, Home> homes = new HashMap<>();
    for (Group group : topology.groups()) {
      List<List<Site>> chain = chain(topology, group);
      byName.put(group.name(), balanced(group.name(), group.ttl(), chain, group));
      addHomes(homes, chain);
    }
    List<List<Site>> all = List.of(topology.sites());
    byName.put(topology.pool().name(), pool(all));
    addHomes(homes, all);
    for (Site site : topology.sites()) {
      addSite(site, Objects.requireNonNull(homes.get(site.id())));
    }
  }

  @Nullable NameHandle find(DnsName name) {
    return byName.get(name);
  }

  /**
   * The last plan of {@code name} with an operational site; null if there was none.
   *
   * @param group whose clients it is for; null for those whose group is not known, and for all
   */
  @Nullable EligibleSites lastKnown(DnsName name, @Nullable String group) {
    NameHandle known = byName.get(name);
    if (known != null && known.variants().get(0) instanceof SiteNameEntry first) {
      SiteNameEntry entry = group == null ? first : byGroup.get(group);
      return entry == null ? null : entry.lastKnown();
    }
    return null;
  }

  /** Makes a new plan for every name; one thread at a time. */
  void update() {
    entries.forEach(SiteNameEntry::update);
  }

  /** The entry of the Pool Name, for which {@code all} sites stand. */
  private NameHandle pool(List<List<Site>> all) {
    Topology topology = service.topology;
    Pool pool = topology.pool();
    BalancedNameEntry unknown = balanced(pool.name(), pool.ttl(), all, null);
    if (!pool.prefersGroup() || topology.groups().stream().noneMatch(Group::hasClients)) {
      return unknown;
    }
    List<BalancedNameEntry> variants = new ArrayList<>(List.of(unknown));
    for (Group group : topology.groups()) {
      List<List<Site>> chain = new ArrayList<>(chain(topology, group));
      chain.addAll(all);
      BalancedNameEntry variant = balanced(pool.name(), pool.ttl(), chain, group);
      byGroup.put(group.id(), variant);
      variants.add(variant);
    }
    return new PoolNameEntry(variants, places);
  }

  /**
   * An entry of a balanced name.
   *
   * @param group the group that is balanced; null for the whole pool
   */
  private BalancedNameEntry balanced(
      DnsName name, Duration ttl, List<List<Site>> chain, @Nullable Group group) {
    Pool pool = service.topology.pool();
    Balance balance = group == null ? pool.balance() : group.balance();
    BalancingPolicy policy = service.policy(balance);
    NameSettings settings =
        new NameSettings(
            -1,
            chain,
            ttl,
            policy,
            service.nearness(balance, places),
            pool.answers(),
            group == null ? Map.of() : GroupWeights.of(service.topology, group),
            service.roles.contains(NamingRole.LOAD_BALANCE));
    String variant = group != null && name.equals(pool.name()) ? group.id() : null;
    BalancedNameEntry entry =
        new BalancedNameEntry(name, variant, settings, planner, policy, service);
    entries.add(entry);
    return entry;
  }

  private void addSite(Site site, Home home) {
    boolean isServed = service.roles.contains(NamingRole.FAILOVER);
    NameSettings settings =
        new NameSettings(home.place(), home.chain(), site.ttl(), null, null, 1, Map.of(), isServed);
    SiteNameEntry entry =
        new SiteNameEntry(settings, planner, service.planBefore(site.name(), null));
    entries.add(entry);
    byName.put(site.name(), entry);
    site.aliases().forEach(alias -> byName.put(alias, entry));
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
