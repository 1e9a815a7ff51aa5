package io.distrib.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Describes one group (see {@link TopologyBuilder}). <em>Confined to one thread.</em> */
public final class GroupBuilder {
  private final String id;
  private final String path;
  private final Declarations faults;
  private final List<String> siteIds = new ArrayList<>();
  private final Map<String, Integer> weights = new LinkedHashMap<>();
  private final List<ClientNetwork> clients = new ArrayList<>();
  private final List<ClientPlace> places = new ArrayList<>();
  private DnsName name;
  private boolean isNamed;
  private Optional<String> fallback = Optional.empty();
  private boolean isDefault;
  private Optional<Balance> groupBalance = Optional.empty();
  private Optional<Duration> groupTtl = Optional.empty();

  GroupBuilder(String id, Declarations faults) {
    this.id = id;
    this.path = "groups." + id;
    this.faults = faults;
    this.name = faults.standInName();
  }

  /** Its Group Name; required. */
  public GroupBuilder name(String text) {
    name = faults.name(path + ".name", text);
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
      faults.add(path + ".clients[" + clients.size() + "]", network, ClientNetwork.EXPECTED);
    }
    clients.add(parsed.orElseGet(() -> new ClientNetwork(faults.standInAddress(), 32)));
    return this;
  }

  /** One more part of the world whose clients belong to it, such as {@code continent:EU} (D11). */
  public GroupBuilder place(String text) {
    Optional<ClientPlace> parsed = ClientPlace.parse(text);
    if (parsed.isEmpty()) {
      faults.add(path + ".places[" + places.size() + "]", text, ClientPlace.EXPECTED);
    }
    places.add(parsed.orElseGet(faults::standInPlace));
    return this;
  }

  /** The group that serves when this one has no site left, or {@code pool} (D5). Default: none. */
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

  /** The group, or as much of it as there is, of the sites that are declared in {@code pool}. */
  Group build(Map<String, Site> declared, Pool pool) {
    if (!isNamed) {
      faults.add(path + ".name", null, DnsName.EXPECTED);
    }
    if (groupTtl.isEmpty()) {
      faults.inherit(path + ".ttl");
    }
    return new Group(
        id,
        name,
        members(declared, pool.ttl()),
        weights,
        clients,
        places,
        fallback,
        isDefault,
        groupBalance.orElse(pool.balance()),
        groupTtl.orElse(pool.ttl()));
  }

  private List<Site> members(Map<String, Site> declared, Duration poolTtl) {
    List<Site> members = new ArrayList<>();
    for (String siteId : siteIds) {
      Site site = declared.get(siteId);
      if (site == null) {
        String expected = "a declared site: " + String.join(", ", declared.keySet());
        faults.add(path + ".sites[" + members.size() + "]", siteId, expected);
      }
      members.add(site == null ? SiteBuilder.standIn(siteId, faults, poolTtl) : site);
    }
    return members;
  }
}
