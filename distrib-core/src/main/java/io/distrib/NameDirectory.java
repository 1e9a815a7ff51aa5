package io.distrib;

import io.distrib.NamingService.SiteState;
import io.distrib.engine.NamePlan;
import io.distrib.engine.NamingFlow;
import io.distrib.model.DnsName;
import io.distrib.model.Group;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingReason;
import io.distrib.model.NamingRole;
import io.distrib.model.Site;
import io.distrib.model.SiteStatus;
import io.distrib.model.Topology;
import io.distrib.model.WhenNone;
import io.distrib.spi.BalancingPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The names that a naming service knows, and what each of them is. <em>Immutable, thread-safe.</em>
 */
final class NameDirectory {
  static final NamingAnswer NOT_OURS = new NamingAnswer.Unknown(NamingReason.NOT_OURS);
  static final NamingAnswer OTHER_ROLE = new NamingAnswer.Elsewhere(NamingReason.OTHER_ROLE);

  private final Map<DnsName, Entry> byName = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Topology topology;
  private final NamingServiceBuilder settings;

  NameDirectory(NamingServiceBuilder builder) {
    this.topology = builder.topology;
    this.settings = builder;
    balanced(topology.pool().name(), List.of(topology.sites()), topology.pool().ttl());
    topology
        .groups()
        .forEach(group -> balanced(group.name(), chain(Optional.of(group)), group.ttl()));
    topology.sites().forEach(this::failover);
  }

  /**
   * One name, or several that mean the same.
   *
   * @param number its place among the plans
   * @param site the site whose name it is; null for a Pool or Group Name
   * @param chain its sites, its fallback's, and so on
   * @param policy how one of several is chosen; null for a Site Name
   * @param isServed whether this process plays its role (D8)
   */
  record Entry(
      int number,
      @Nullable Site site,
      List<List<Site>> chain,
      Duration ttl,
      @Nullable BalancingPolicy policy,
      int answers,
      boolean isServed) {}

  /** The plan of one name, and the last one that named an operational site (D5). */
  record Planned(NamePlan plan, @Nullable NamePlan lastKnown) {}

  @Nullable Entry find(DnsName name) {
    return byName.get(name);
  }

  /** The plans of all names in the order of their numbers; {@code before} is empty at first. */
  List<Planned> plans(Map<String, SiteState> sites, List<Planned> before) {
    Function<Site, SiteStatus> statuses =
        site -> {
          SiteState state = sites.get(site.id());
          return state == null ? SiteStatus.ASSUMED : state.status();
        };
    return entries.stream()
        .map(
            entry ->
                plan(
                    entry,
                    statuses,
                    before.isEmpty() ? null : before.get(entry.number()).lastKnown()))
        .toList();
  }

  private Planned plan(
      Entry entry, Function<Site, SiteStatus> statuses, @Nullable NamePlan lastKnown) {
    WhenNone whenNone = topology.pool().whenNone();
    Site site = entry.site();
    NamePlan plan =
        site == null
            ? NamingFlow.balanced(entry.chain(), statuses, whenNone, lastKnown)
            : NamingFlow.failover(site, entry.chain(), statuses, whenNone, lastKnown);
    boolean isAlive =
        entry.chain().stream()
            .flatMap(List::stream)
            .anyMatch(s -> statuses.apply(s).isOperational());
    return new Planned(plan, isAlive ? plan : lastKnown);
  }

  private void balanced(DnsName name, List<List<Site>> chain, Duration ttl) {
    boolean isServed = settings.roles.contains(NamingRole.LOAD_BALANCE);
    Supplier<BalancingPolicy> policies = settings.policies();
    add(
        new Entry(
            entries.size(), null, chain, ttl, policies.get(), topology.pool().answers(), isServed),
        name);
  }

  private void failover(Site site) {
    boolean isServed = settings.roles.contains(NamingRole.FAILOVER);
    List<List<Site>> chain = chain(topology.firstGroupOf(site));
    Entry entry = new Entry(entries.size(), site, chain, site.ttl(), null, 1, isServed);
    add(entry, site.name());
    site.aliases().forEach(alias -> byName.put(alias, entry));
  }

  private void add(Entry entry, DnsName name) {
    entries.add(entry);
    byName.put(name, entry);
  }

  /** The sites of {@code group}, then of its fallback, and so on; all sites without a group. */
  private List<List<Site>> chain(Optional<Group> group) {
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
