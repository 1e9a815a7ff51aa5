package io.distrib.config;

import io.distrib.topology.DnsName;
import io.distrib.topology.GroupBuilder;
import io.distrib.topology.InvalidTopologyException;
import io.distrib.topology.Nearest;
import io.distrib.topology.SiteBuilder;
import io.distrib.topology.Topology;
import io.distrib.topology.TopologyBuilder;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code pool}, {@code sites} and {@code groups}. What no topology may be is left to {@link
 * TopologyBuilder} to say; here it is only found out where it stands.
 */
final class TopologyReader {
  private static final String NO_NAME = "no-name.invalid";

  private TopologyReader() {}

  /** What the file says of each site, by id. */
  static Map<String, Section> sites(Section file) {
    return file.sections(FileKeys.SITES, "a mapping of site ids to sites");
  }

  /** The topology of {@code sites}; empty, with faults, if there can be none. */
  static Optional<Topology> read(
      Section file, Section pool, Map<String, Section> sites, Findings findings) {
    TopologyBuilder builder = pool(pool);
    sites.forEach((id, section) -> builder.site(id, site -> site(section, site)));
    file.sections(FileKeys.GROUPS, "a mapping of group ids to groups")
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
    return pool.get(PoolKeys.NAME).flatMap(value -> DnsName.parse(value.written()));
  }

  private static TopologyBuilder pool(Section pool) {
    TopologyBuilder builder = TopologyBuilder.pool(pool.require(PoolKeys.NAME).orElse(NO_NAME));
    pool.read(PoolKeys.BALANCE).ifPresent(builder::balance);
    builder.nearest(
        new Nearest(
            pool.readOrDefault(PoolKeys.NEAREST_BAND), pool.readOrDefault(PoolKeys.NEAREST_THEN)));
    pool.read(PoolKeys.TTL).ifPresent(builder::ttl);
    pool.read(PoolKeys.ANSWERS).ifPresent(builder::answers);
    pool.read(PoolKeys.WHEN_NONE).ifPresent(builder::whenNone);
    pool.read(PoolKeys.PREFER_GROUP).ifPresent(builder::preferGroup);
    pool.read(PoolKeys.SLOW_START).ifPresent(builder::slowStart);
    return builder;
  }

  private static void site(Section section, SiteBuilder site) {
    section.require(SiteKeys.NAME).ifPresent(site::name);
    section.require(SiteKeys.ADDRESSES).ifPresent(list -> list.forEach(site::address));
    section.read(SiteKeys.PORT).ifPresent(site::port);
    section.read(SiteKeys.HTTPS_PORT).ifPresent(site::httpsPort);
    section.read(SiteKeys.WEIGHT).ifPresent(site::weight);
    section.read(SiteKeys.COLD).ifPresent(site::cold);
    section
        .read(SiteKeys.LOCATION)
        .ifPresent(point -> site.location(point.latitude(), point.longitude()));
    section.read(SiteKeys.ALIASES).ifPresent(list -> list.forEach(site::alias));
    section.read(SiteKeys.TTL).ifPresent(site::ttl);
  }

  private static void group(Section section, GroupBuilder group) {
    section.require(GroupKeys.NAME).ifPresent(group::name);
    section.require(GroupKeys.SITES).ifPresent(list -> list.forEach(group::sites));
    section.read(GroupKeys.WEIGHTS).ifPresent(weights -> weights.forEach(group::weight));
    section.read(GroupKeys.CLIENTS).ifPresent(list -> list.forEach(group::client));
    section.read(GroupKeys.PLACES).ifPresent(list -> list.forEach(group::place));
    section.read(GroupKeys.FALLBACK).ifPresent(group::fallback);
    section.read(GroupKeys.DEFAULT).ifPresent(group::isDefault);
    section.read(GroupKeys.BALANCE).ifPresent(group::balance);
    section.read(GroupKeys.TTL).ifPresent(group::ttl);
  }
}
