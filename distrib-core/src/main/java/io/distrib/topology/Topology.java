package io.distrib.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pool, its sites and its groups, free of contradictions. Built by {@code
 * io.distrib.topology.TopologyBuilder}. <em>Immutable.</em>
 *
 * @param pool what holds for all sites
 * @param sites all sites in the order of declaration, at least one
 * @param groups all groups in the order of declaration; empty when the pool is one group by itself
 */
public record Topology(Pool pool, List<Site> sites, List<Group> groups) {
  /**
   * Copies the lists and checks them.
   *
   * @throws InvalidTopologyException with every fault
   */
  public Topology {
    sites = List.copyOf(sites);
    groups = List.copyOf(groups);
    List<Fault> faults = TopologyFaults.of(pool, sites, groups);
    if (!faults.isEmpty()) {
      throw new InvalidTopologyException(faults);
    }
  }

  /** The site declared under {@code id}. */
  public Optional<Site> site(String id) {
    return sites.stream().filter(site -> site.id().equals(id)).findFirst();
  }

  /** {@code site} among those of all pools, for people: {@code app.example.test/boston}. */
  public String label(Site site) {
    return pool.name() + "/" + site.id();
  }

  /** The names of the pool, its groups and its sites: what redirects lead to. */
  public List<DnsName> properNames() {
    List<DnsName> names = new ArrayList<>();
    names.add(pool.name());
    groups.forEach(group -> names.add(group.name()));
    sites.forEach(site -> names.add(site.name()));
    return List.copyOf(names);
  }

  /** Every name of the pool, its groups and its sites, aliases included. */
  public List<DnsName> names() {
    List<DnsName> names = new ArrayList<>(properNames());
    sites.forEach(site -> names.addAll(site.aliases()));
    return List.copyOf(names);
  }

  /** The group declared under {@code id}. */
  public Optional<Group> group(String id) {
    return groups.stream().filter(group -> group.id().equals(id)).findFirst();
  }

  /**
   * The group of clients that no rule places: the default one, else the first; empty without
   * groups.
   */
  public Optional<Group> defaultGroup() {
    return groups.stream()
        .filter(Group::isDefault)
        .findFirst()
        .or(() -> groups.stream().findFirst());
  }

  /** The first declared group that holds {@code site}; empty without groups. */
  public Optional<Group> firstGroupOf(Site site) {
    return groups.stream().filter(group -> group.sites().contains(site)).findFirst();
  }

  /**
   * The ring of {@code site}: its first declared group's sites in order, the whole pool without
   * groups.
   */
  public List<Site> ringOf(Site site) {
    return firstGroupOf(site).map(Group::sites).orElse(sites);
  }
}
