package io.distrib.dns.zone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import io.distrib.topology.Topology;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xbill.DNS.Record;

/**
 * The serial number of a zone whose file gives none: a digest of all that the zone is made from, so
 * that servers of the same content tell the same number, and another one for other content. It
 * tells no order (RFC 1982): nobody copies the zone from here.
 */
final class ZoneSerial {
  private static final long MASK = 0xffff_ffffL;

  private ZoneSerial() {}

  /**
   * 1 to 2^32-1; the order in which the records and the names stand does not count.
   *
   * @param settings what else the zone is made from
   */
  static long of(List<Record> records, List<PoolNameBinding> named, Object settings) {
    Stream<String> pools =
        named.stream()
            .map(PoolNameBinding::naming)
            .distinct()
            .flatMap(naming -> facts(naming.topology()));
    String content =
        Stream.concat(records.stream().map(Record::toString), pools)
            .sorted()
            .collect(Collectors.joining("\n", settings + "\n", ""));
    return Math.max(Hashing.sha256().hashString(content, UTF_8).asInt() & MASK, 1);
  }

  private static Stream<String> facts(Topology topology) {
    Stream<String> sites =
        topology.sites().stream()
            .map(site -> site.name() + " " + site.ttl() + site.addresses() + site.aliases());
    Stream<String> groups =
        topology.groups().stream().map(group -> group.name() + " " + group.ttl() + group.sites());
    return Stream.concat(
        Stream.of(topology.pool().name() + " " + topology.pool().ttl()),
        Stream.concat(sites, groups));
  }
}
