package io.distrib.topology;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Builds a {@link Topology} from texts that a person writes; {@link #build} reports all faults at
 * once, each with its path. <em>Confined to one thread.</em>
 *
 * <pre>{@code
 * Topology topology =
 *     TopologyBuilder.pool("app.example.com")
 *         .site("boston", "boston.app.example.com", "192.0.2.10")
 *         .site("geneva", "geneva.app.example.com", "192.0.2.20", "2001:db8::20")
 *         .group("us", group -> group.name("us.app.example.com").sites("boston").isDefault(true))
 *         .group(
 *             "eu",
 *             group -> group.name("eu.app.example.com").sites("geneva").client("198.51.100.0/24"))
 *         .build();
 * }</pre>
 */
public final class TopologyBuilder {
  private final Declarations faults = new Declarations();
  private final Map<String, SiteBuilder> sites = new LinkedHashMap<>();
  private final Map<String, GroupBuilder> groups = new LinkedHashMap<>();
  private final DnsName poolName;
  private Balance balance = Balance.LEAST_BUSY;
  private Nearest nearest = Nearest.DEFAULT;
  private Duration ttl = Duration.ZERO;
  private int answers = 1;
  private WhenNone whenNone = WhenNone.ALL;
  private boolean prefersGroup = true;
  private Duration slowStart = Pool.SLOW_START;

  private TopologyBuilder(String poolName) {
    this.poolName = faults.name("pool.name", poolName);
  }

  /** A pool under the Pool Name {@code name}. */
  public static TopologyBuilder pool(String name) {
    return new TopologyBuilder(name);
  }

  /** How a site is chosen. Default: least-busy. */
  public TopologyBuilder balance(Balance value) {
    balance = value;
    return this;
  }

  /** What {@link Balance#NEAREST} means (D12). Default: 20 %, then the least busy one. */
  public TopologyBuilder nearest(Nearest value) {
    nearest = value;
    return this;
  }

  /** How long answers may be kept, 0 to 300 s (D3). Default: 0. */
  public TopologyBuilder ttl(Duration value) {
    ttl = value;
    return this;
  }

  /** How many sites an answer names, 1 to 16. Default: 1. */
  public TopologyBuilder answers(int value) {
    answers = value;
    return this;
  }

  /** What is answered when no site is operational (D5). Default: all. */
  public TopologyBuilder whenNone(WhenNone value) {
    whenNone = value;
    return this;
  }

  /** Whether the Pool Name means the client's group, where that is known (D9). Default: yes. */
  public TopologyBuilder preferGroup(boolean value) {
    prefersGroup = value;
    return this;
  }

  /** How long a site that has come back takes to its whole share, 0 to 1 h. Default: 10 s. */
  public TopologyBuilder slowStart(Duration value) {
    slowStart = value;
    return this;
  }

  /** Declares a site; the order of declaration is the ring when there are no groups. */
  public TopologyBuilder site(String id, String name, String... addresses) {
    return site(
        id,
        site -> {
          site.name(name);
          for (String address : addresses) {
            site.address(address);
          }
        });
  }

  /** Declares a site and describes it. */
  public TopologyBuilder site(String id, Consumer<SiteBuilder> description) {
    SiteBuilder site = new SiteBuilder(id, faults);
    if (sites.putIfAbsent(id, site) != null) {
      faults.add("sites." + id, id, "an id that is declared once");
    }
    description.accept(site);
    return this;
  }

  /** Declares a group and describes it. */
  public TopologyBuilder group(String id, Consumer<GroupBuilder> description) {
    GroupBuilder group = new GroupBuilder(id, faults);
    if (groups.putIfAbsent(id, group) != null) {
      faults.add("groups." + id, id, "an id that is declared once");
    }
    description.accept(group);
    return this;
  }

  /**
   * The topology.
   *
   * @throws InvalidTopologyException with every fault
   */
  public Topology build() {
    Pool pool =
        new Pool(poolName, balance, nearest, ttl, answers, whenNone, prefersGroup, slowStart);
    Map<String, Site> built = new LinkedHashMap<>();
    sites.forEach((id, site) -> built.put(id, site.build(ttl)));
    List<Group> builtGroups =
        groups.values().stream().map(group -> group.build(built, pool)).toList();
    List<Fault> all = faults.with(List.of());
    try {
      Topology topology = new Topology(pool, List.copyOf(built.values()), builtGroups);
      if (all.isEmpty()) {
        return topology;
      }
    } catch (InvalidTopologyException e) {
      all = faults.with(e.faults());
    }
    throw new InvalidTopologyException(all);
  }
}
