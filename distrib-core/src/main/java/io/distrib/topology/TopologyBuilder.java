package io.distrib.topology;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, SiteBuilder> sites = new LinkedHashMap<>();
  private final Map<String, GroupBuilder> groups = new LinkedHashMap<>();
  private final Set<String> inherited = new HashSet<>();
  private final DnsName poolName;
  private Balance balance = Balance.LEAST_BUSY;
  private Nearest nearest = Nearest.DEFAULT;
  private Duration ttl = Duration.ZERO;
  private int answers = 1;
  private WhenNone whenNone = WhenNone.ALL;
  private boolean prefersGroup = true;
  private Duration slowStart = Pool.SLOW_START;
  private int standIns;

  private TopologyBuilder(String poolName) {
    this.poolName = name("pool.name", poolName);
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
    SiteBuilder site = new SiteBuilder(id);
    if (sites.putIfAbsent(id, site) != null) {
      faults.add(new Fault("sites." + id, id, "an id that is declared once"));
    }
    description.accept(site);
    return this;
  }

  /** Declares a group and describes it. */
  public TopologyBuilder group(String id, Consumer<GroupBuilder> description) {
    GroupBuilder group = new GroupBuilder(id);
    if (groups.putIfAbsent(id, group) != null) {
      faults.add(new Fault("groups." + id, id, "an id that is declared once"));
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
    sites.forEach((id, site) -> built.put(id, site.build()));
    List<Group> builtGroups = groups.values().stream().map(group -> group.build(built)).toList();
    List<Fault> all = new ArrayList<>(faults);
    try {
      Topology topology = new Topology(pool, List.copyOf(built.values()), builtGroups);
      if (all.isEmpty()) {
        return topology;
      }
    } catch (InvalidTopologyException e) {
      e.faults().stream().filter(fault -> !inherited.contains(fault.path())).forEach(all::add);
    }
    throw new InvalidTopologyException(all);
  }

  /** The name that {@code text} spells; a stand-in, and a fault, if it spells none. */
  private DnsName name(String path, String text) {
    Optional<DnsName> name = DnsName.parse(text);
    return name.orElseGet(
        () -> {
          faults.add(new Fault(path, text, DnsName.expected(text)));
          return standInName();
        });
  }

  private DnsName standInName() {
    return DnsName.of("stand-in-" + standIns++ + ".invalid");
  }

  /** Stands for an address that cannot be read, so that those behind it keep their places. */
  private InetAddress standInAddress() {
    return InetAddresses.fromInteger(-1 - standIns++);
  }

  private ClientPlace standInPlace() {
    return new ClientPlace(ClientPlace.Kind.ASN, Long.toString((1L << 32) - 1 - standIns++));
  }

  /** Describes one site. <em>Confined to one thread.</em> */
  public final class SiteBuilder {
    private final String id;
    private final String path;
    private final List<InetAddress> addresses = new ArrayList<>();
    private final List<DnsName> aliases = new ArrayList<>();
    private DnsName name = standInName();
    private boolean isNamed;
    private OptionalInt port = OptionalInt.empty();
    private OptionalInt httpsPort = OptionalInt.empty();
    private int weight = 1;
    private boolean isCold;
    private Optional<GeoPoint> location = Optional.empty();
    private Optional<Duration> siteTtl = Optional.empty();

    SiteBuilder(String id) {
      this.id = id;
      this.path = "sites." + id;
    }

    /** Its Site Name; required. */
    public SiteBuilder name(String text) {
      name = TopologyBuilder.this.name(path + ".name", text);
      isNamed = true;
      return this;
    }

    /** One more IPv4 or IPv6 address; at least one is required. */
    public SiteBuilder address(String text) {
      Optional<InetAddress> address = Site.parseAddress(text);
      if (address.isEmpty()) {
        faults.add(
            new Fault(
                path + ".addresses[" + addresses.size() + "]",
                text,
                ExpectedAddress.inPlaceOf(text)));
      }
      addresses.add(address.orElseGet(TopologyBuilder.this::standInAddress));
      return this;
    }

    /** Its public port, 1 to 65535. Default: the port of the request is kept. */
    public SiteBuilder port(int value) {
      port = OptionalInt.of(value);
      return this;
    }

    /** Its public port for https, 1 to 65535. Default: that of {@link #port}. */
    public SiteBuilder httpsPort(int value) {
      httpsPort = OptionalInt.of(value);
      return this;
    }

    /** Its share under {@code weighted}, 1 to 65535 (D17). Default: 1. */
    public SiteBuilder weight(int value) {
      weight = value;
      return this;
    }

    /** Whether it is a standby (D17). Default: no. */
    public SiteBuilder cold(boolean value) {
      isCold = value;
      return this;
    }

    /** Where it is, in degrees, for {@link Balance#NEAREST}. Default: that is not known. */
    public SiteBuilder location(double latitude, double longitude) {
      try {
        location = Optional.of(new GeoPoint(latitude, longitude));
      } catch (IllegalArgumentException e) {
        String written = "[" + latitude + ", " + longitude + "]";
        faults.add(new Fault(path + ".location", written, GeoPoint.EXPECTED));
      }
      return this;
    }

    /** One more name that belongs to it. */
    public SiteBuilder alias(String text) {
      aliases.add(TopologyBuilder.this.name(path + ".aliases[" + aliases.size() + "]", text));
      return this;
    }

    /** How long answers for its name may be kept, 0 to 300 s. Default: the pool's. */
    public SiteBuilder ttl(Duration value) {
      siteTtl = Optional.of(value);
      return this;
    }

    private Site build() {
      if (!isNamed) {
        faults.add(new Fault(path + ".name", null, DnsName.EXPECTED));
      }
      if (siteTtl.isEmpty()) {
        inherited.add(path + ".ttl");
      }
      return record();
    }

    private Site record() {
      Duration kept = siteTtl.orElse(ttl);
      return new Site(
          id, name, addresses, port, httpsPort, weight, isCold, location, aliases, kept);
    }
  }

  /** Describes one group. <em>Confined to one thread.</em> */
  public final class GroupBuilder {
    private final String id;
    private final String path;
    private final List<String> siteIds = new ArrayList<>();
    private final Map<String, Integer> weights = new LinkedHashMap<>();
    private final List<ClientNetwork> clients = new ArrayList<>();
    private final List<ClientPlace> places = new ArrayList<>();
    private DnsName name = standInName();
    private boolean isNamed;
    private Optional<String> fallback = Optional.empty();
    private boolean isDefault;
    private Optional<Balance> groupBalance = Optional.empty();
    private Optional<Duration> groupTtl = Optional.empty();

    GroupBuilder(String id) {
      this.id = id;
      this.path = "groups." + id;
    }

    /** Its Group Name; required. */
    public GroupBuilder name(String text) {
      name = TopologyBuilder.this.name(path + ".name", text);
      isNamed = true;
      return this;
    }

    /** Its sites, in ring order; at least one is required. */
    public GroupBuilder sites(String... ids) {
      siteIds.addAll(List.of(ids));
      return this;
    }

    /**
     * The share that one of its sites has under the Group Name with {@code weighted}, 1 to 65535
     * (D17). Default: the site's own.
     */
    public GroupBuilder weight(String siteId, int value) {
      weights.put(siteId, value);
      return this;
    }

    /** One more client network, in CIDR form. */
    public GroupBuilder client(String network) {
      Optional<ClientNetwork> parsed = ClientNetwork.parse(network);
      if (parsed.isEmpty()) {
        faults.add(
            new Fault(path + ".clients[" + clients.size() + "]", network, ClientNetwork.EXPECTED));
      }
      clients.add(parsed.orElseGet(() -> new ClientNetwork(standInAddress(), 32)));
      return this;
    }

    /**
     * One more part of the world whose clients belong to it, such as {@code continent:EU} (D11).
     */
    public GroupBuilder place(String text) {
      Optional<ClientPlace> parsed = ClientPlace.parse(text);
      if (parsed.isEmpty()) {
        faults.add(new Fault(path + ".places[" + places.size() + "]", text, ClientPlace.EXPECTED));
      }
      places.add(parsed.orElseGet(TopologyBuilder.this::standInPlace));
      return this;
    }

    /**
     * The group that serves when this one has no site left, or {@code pool} (D5). Default: none.
     */
    public GroupBuilder fallback(String value) {
      fallback = Optional.of(value);
      return this;
    }

    /** Whether clients that match no network and no place belong to it. Default: no. */
    public GroupBuilder isDefault(boolean value) {
      isDefault = value;
      return this;
    }

    /** How one of its sites is chosen. Default: as in the pool. */
    public GroupBuilder balance(Balance value) {
      groupBalance = Optional.of(value);
      return this;
    }

    /** How long answers for its name may be kept, 0 to 300 s. Default: the pool's. */
    public GroupBuilder ttl(Duration value) {
      groupTtl = Optional.of(value);
      return this;
    }

    private Group build(Map<String, Site> declared) {
      if (!isNamed) {
        faults.add(new Fault(path + ".name", null, DnsName.EXPECTED));
      }
      List<Site> members = new ArrayList<>();
      for (int i = 0; i < siteIds.size(); i++) {
        Site site = declared.get(siteIds.get(i));
        if (site == null) {
          String expected = "a declared site: " + String.join(", ", declared.keySet());
          faults.add(new Fault(path + ".sites[" + i + "]", siteIds.get(i), expected));
        }
        members.add(site == null ? new SiteBuilder(siteIds.get(i)).record() : site);
      }
      if (groupTtl.isEmpty()) {
        inherited.add(path + ".ttl");
      }
      return new Group(
          id,
          name,
          members,
          weights,
          clients,
          places,
          fallback,
          isDefault,
          groupBalance.orElse(balance),
          groupTtl.orElse(ttl));
    }
  }
}
