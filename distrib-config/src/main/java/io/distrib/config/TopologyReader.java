package io.distrib.config;

import io.distrib.topology.Balance;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.DnsName;
import io.distrib.topology.InvalidTopologyException;
import io.distrib.topology.Topology;
import io.distrib.topology.TopologyBuilder;
import io.distrib.topology.WhenNone;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code pool}, {@code sites} and {@code groups}. What no topology may be is left to {@link
 * TopologyBuilder} to say; here it is only found out where it stands.
 */
final class TopologyReader {
  private static final String NO_NAME = "no-name.invalid";
  private static final int MAX_UINT16 = 65_535;
  private static final int MAX_ANSWERS = 16;

  private TopologyReader() {}

  /** What the file says of each site, by id. */
  static Map<String, Section> sites(Section file) {
    return file.sections("sites", Part.SITE, "a mapping of site ids to sites");
  }

  /** The topology of {@code sites}; empty, with faults, if there can be none. */
  static Optional<Topology> read(
      Section file, Section pool, Map<String, Section> sites, Findings findings) {
    TopologyBuilder builder = pool(pool);
    sites.forEach((id, section) -> builder.site(id, site -> site(section, site)));
    file.sections("groups", Part.GROUP, "a mapping of group ids to groups")
        .forEach((id, section) -> builder.group(id, group -> group(section, group)));
    try {
      return Optional.of(builder.build());
    } catch (InvalidTopologyException e) {
      e.faults().forEach(findings::addAsWritten);
      return Optional.empty();
    }
  }

  /** The pool's name; empty if it has none that can be read. */
  static Optional<DnsName> poolName(Section pool) {
    return pool.get("name").flatMap(value -> DnsName.parse(value.written()));
  }

  private static TopologyBuilder pool(Section pool) {
    Optional<Value> name = pool.require("name", DnsName.EXPECTED);
    TopologyBuilder builder = TopologyBuilder.pool(name.map(TopologyReader::name).orElse(NO_NAME));
    pool.get("balance")
        .flatMap(value -> value.choice(Balance.values(), Balance::text))
        .ifPresent(builder::balance);
    pool.get("ttl").flatMap(DurationRange.TTL::read).ifPresent(builder::ttl);
    pool.get("answers")
        .ifPresent(value -> value.integer(1, MAX_ANSWERS).ifPresent(builder::answers));
    pool.get("when-none")
        .flatMap(value -> value.choice(WhenNone.values(), WhenNone::text))
        .ifPresent(builder::whenNone);
    pool.get("slow-start").flatMap(DurationRange.SLOW_START::read).ifPresent(builder::slowStart);
    return builder;
  }

  private static void site(Section section, TopologyBuilder.SiteBuilder site) {
    section.require("name", DnsName.EXPECTED).ifPresent(value -> site.name(name(value)));
    section.require("addresses", "a list of at least one IPv4 or IPv6 address");
    for (Value value : section.items("addresses", "IPv4 or IPv6 addresses")) {
      site.address(written(value, "an IPv4 or IPv6 address"));
    }
    section.get("port").ifPresent(value -> value.integer(1, MAX_UINT16).ifPresent(site::port));
    section.get("weight").ifPresent(value -> value.integer(1, MAX_UINT16).ifPresent(site::weight));
    section.items("aliases", "DNS names").forEach(value -> site.alias(name(value)));
    section.get("ttl").flatMap(DurationRange.TTL::read).ifPresent(site::ttl);
  }

  private static void group(Section section, TopologyBuilder.GroupBuilder group) {
    section.require("name", DnsName.EXPECTED).ifPresent(value -> group.name(name(value)));
    section.require("sites", "a list of at least one site id");
    List<Value> ids = section.items("sites", "site ids");
    ids.forEach(value -> group.sites(written(value, "a site id")));
    for (Value value : section.items("clients", "networks in CIDR form")) {
      group.client(written(value, ClientNetwork.EXPECTED));
    }
    section
        .get("fallback")
        .flatMap(value -> value.text("another group, or pool"))
        .ifPresent(group::fallback);
    section.get("default").flatMap(Value::flag).ifPresent(group::isDefault);
    section.get("ttl").flatMap(DurationRange.TTL::read).ifPresent(group::ttl);
  }

  private static String name(Value value) {
    return written(value, DnsName.EXPECTED);
  }

  /** What stands there, even if it is no text: the builder counts on every item. */
  private static String written(Value value, String expected) {
    return value.text(expected).orElseGet(value::written);
  }
}
