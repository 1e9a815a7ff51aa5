package io.distrib.topology;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the faults between the parts of a topology, each part of which is readable by itself.
 * <em>Confined to one thread.</em>
 */
final class TopologyFaults {
  private static final Duration MAX_TTL = Duration.ofMinutes(5);
  private static final Duration MAX_SLOW_START = Duration.ofHours(1);
  private static final int MAX_ANSWERS = 16;
  private static final int MAX_WEIGHT = 65_535;

  private final List<Fault> faults = new ArrayList<>();
  private final Map<DnsName, String> owners = new HashMap<>();
  private final Map<ClientNetwork, String> networks = new HashMap<>();
  private final Map<ClientPlace, String> places = new HashMap<>();

  private TopologyFaults() {}

  static List<Fault> of(Pool pool, List<Site> sites, List<Group> groups) {
    TopologyFaults check = new TopologyFaults();
    check.pool(pool);
    if (sites.isEmpty()) {
      check.add("sites", null, "at least one site");
    }
    Set<String> siteIds = new HashSet<>();
    sites.forEach(site -> check.site(site, siteIds));
    Set<String> groupIds = new HashSet<>();
    groups.forEach(group -> check.group(group, groups, groupIds));
    check.defaults(groups);
    check.membership(sites, groups);
    return check.faults;
  }

  private void pool(Pool pool) {
    own("pool.name", pool.name());
    ttl("pool.ttl", pool.ttl());
    slowStart(pool.slowStart());
    nearest(pool.nearest());
    range("pool.answers", pool.answers(), MAX_ANSWERS);
  }

  private void nearest(Nearest nearest) {
    if (nearest.bandPercent() < 0 || nearest.bandPercent() > Nearest.MAX_BAND) {
      add("pool.nearest-band", nearest.bandPercent() + "%", "0% to " + Nearest.MAX_BAND + "%");
    }
    if (nearest.then() == Balance.NEAREST) {
      add("pool.nearest-then", nearest.then().text(), "another way to choose");
    }
  }

  private void site(Site site, Set<String> ids) {
    String path = "sites." + site.id();
    id(path, site.id(), ids);
    own(path + ".name", site.name());
    if (site.addresses().isEmpty()) {
      add(path + ".addresses", null, "at least one address");
    }
    Set<InetAddress> addresses = new HashSet<>();
    for (int i = 0; i < site.addresses().size(); i++) {
      if (!addresses.add(site.addresses().get(i))) {
        add(
            path + ".addresses[" + i + "]",
            site.addresses().get(i).getHostAddress(),
            "each address once");
      }
    }
    site.port().ifPresent(port -> range(path + ".port", port, 65_535));
    site.httpsPort().ifPresent(port -> range(path + ".https-port", port, 65_535));
    range(path + ".weight", site.weight(), MAX_WEIGHT);
    for (int i = 0; i < site.aliases().size(); i++) {
      own(path + ".aliases[" + i + "]", site.aliases().get(i));
    }
    ttl(path + ".ttl", site.ttl());
  }

  private void group(Group group, List<Group> groups, Set<String> ids) {
    String path = "groups." + group.id();
    id(path, group.id(), ids);
    if (group.id().equals(Group.POOL)) {
      add(path, group.id(), "another id: \"pool\" as a fallback means the pool");
    }
    own(path + ".name", group.name());
    if (group.sites().isEmpty()) {
      add(path + ".sites", null, "at least one site");
    }
    Set<Site> members = new HashSet<>();
    for (int i = 0; i < group.sites().size(); i++) {
      if (!members.add(group.sites().get(i))) {
        add(path + ".sites[" + i + "]", group.sites().get(i).id(), "each site once");
      }
    }
    weights(path + ".weights.", group);
    for (int i = 0; i < group.clients().size(); i++) {
      network(path + ".clients[" + i + "]", group.clients().get(i));
    }
    for (int i = 0; i < group.places().size(); i++) {
      place(path + ".places[" + i + "]", group.places().get(i));
    }
    group.fallback().ifPresent(fallback -> fallback(path + ".fallback", group, fallback, groups));
    ttl(path + ".ttl", group.ttl());
  }

  private void weights(String path, Group group) {
    List<String> members = group.sites().stream().map(Site::id).toList();
    group
        .weights()
        .forEach(
            (id, weight) -> {
              if (!members.contains(id)) {
                add(
                    path + id,
                    weight.toString(),
                    "a site of the group: " + String.join(", ", members));
              }
              range(path + id, weight, MAX_WEIGHT);
            });
  }

  private void fallback(String path, Group group, String fallback, List<Group> groups) {
    if (fallback.equals(Group.POOL)) {
      return;
    }
    Map<String, Group> byId =
        groups.stream().collect(Collectors.toMap(Group::id, g -> g, (first, second) -> first));
    if (!byId.containsKey(fallback)) {
      add(path, fallback, "a declared group or \"pool\": " + String.join(", ", ids(groups)));
      return;
    }
    Set<String> seen = new HashSet<>();
    Group next = group;
    while (next != null && seen.add(next.id())) {
      next = next.fallback().map(byId::get).orElse(null);
    }
    if (next != null && next.id().equals(group.id())) {
      add(path, fallback, "a chain of fallbacks that does not come back to " + group.id());
    }
  }

  private void defaults(List<Group> groups) {
    List<Group> defaults = groups.stream().filter(Group::isDefault).toList();
    for (Group group : defaults.subList(Math.min(1, defaults.size()), defaults.size())) {
      add(
          "groups." + group.id() + ".default",
          "true",
          "one default group; " + defaults.get(0).id() + " is it");
    }
  }

  private void membership(List<Site> sites, List<Group> groups) {
    if (groups.isEmpty()) {
      return;
    }
    Set<String> grouped =
        groups.stream().flatMap(g -> g.sites().stream()).map(Site::id).collect(Collectors.toSet());
    for (Site site : sites) {
      if (!grouped.contains(site.id())) {
        add(
            "sites." + site.id(),
            site.id(),
            "a site that is in at least one group: " + String.join(", ", ids(groups)));
      }
    }
  }

  private void own(String path, DnsName name) {
    String owner = owners.putIfAbsent(name, path);
    if (owner != null) {
      add(path, name.text(), "a name of its own; " + owner + " has it");
    }
  }

  private void network(String path, ClientNetwork network) {
    String owner = networks.putIfAbsent(network, path);
    if (owner != null) {
      add(path, network.toString(), "each network once; " + owner + " has it");
    }
  }

  private void place(String path, ClientPlace place) {
    String owner = places.putIfAbsent(place, path);
    if (owner != null) {
      add(path, place.toString(), "each place once; " + owner + " has it");
    }
  }

  private void id(String path, String id, Set<String> ids) {
    if (!TopologyId.isValid(id)) {
      add(path, id, "an id of 1 to 63 lower-case letters, digits and hyphens");
    }
    if (!ids.add(id)) {
      add(path, id, "an id that is declared once");
    }
  }

  private void slowStart(Duration length) {
    if (length.isNegative() || length.compareTo(MAX_SLOW_START) > 0) {
      add("pool.slow-start", length.toMillis() + "ms", "a duration from 0s to 1h");
    }
  }

  private void ttl(String path, Duration ttl) {
    if (ttl.isNegative() || ttl.compareTo(MAX_TTL) > 0 || ttl.toNanosPart() != 0) {
      add(path, ttl.toMillis() + "ms", "whole seconds from 0s to 300s");
    }
  }

  private void range(String path, int value, int max) {
    if (value < 1 || value > max) {
      add(path, Integer.toString(value), "1 to " + max);
    }
  }

  private void add(String path, @Nullable String value, String expected) {
    faults.add(new Fault(path, value, expected));
  }

  private static List<String> ids(List<Group> groups) {
    return groups.stream().map(Group::id).toList();
  }
}
