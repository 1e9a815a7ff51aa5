package io.distrib.dns.zone;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;

/**
 * One name of a zone: its static records, and who names it. A name that has neither exists because
 * of names below it. Most names are a naming service's, and take no room for records.
 * <em>Immutable, thread-safe, once its zone is built.</em>
 */
final class ZoneNode {
  private Map<Integer, RRset> building = Map.of();
  private Map<Integer, List<Record>> records = Map.of();
  private @Nullable PoolNameBinding named;

  /** Adds a static record; records of one type take the smallest TTL (RFC 2181 5.2). */
  void add(Record record) {
    if (records.isEmpty()) {
      building = new TreeMap<>();
      records = new TreeMap<>();
    }
    RRset set = building.computeIfAbsent(record.getType(), type -> new RRset());
    set.addRR(record);
    records.put(record.getType(), List.copyOf(set.rrs(false)));
  }

  /** The same records under another name: a wildcard's (RFC 4592 3.3.1). */
  ZoneNode renamed(Name name) {
    ZoneNode copy = new ZoneNode();
    records.values().forEach(set -> set.forEach(record -> copy.add(record.withName(name))));
    return copy;
  }

  /** The naming service answers for this name's addresses. */
  void bind(PoolNameBinding value) {
    named = value;
  }

  @Nullable PoolNameBinding named() {
    return named;
  }

  /** The static records of one type, or none. */
  List<Record> of(int type) {
    return records.getOrDefault(type, List.of());
  }

  boolean has(int type) {
    return records.containsKey(type);
  }

  /** The types of the static records. */
  Collection<Integer> types() {
    return records.keySet();
  }

  /** The lightest RRset, for those who ask for all (RFC 8482 4.1); none if there is none. */
  List<Record> lightest() {
    return records.values().stream()
        .min(Comparator.comparingInt(ZoneNode::weight))
        .orElse(List.of());
  }

  private static int weight(List<Record> set) {
    return set.stream().mapToInt(record -> record.rdataToWireCanonical().length).sum();
  }
}
