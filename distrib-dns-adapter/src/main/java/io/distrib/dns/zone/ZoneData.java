package io.distrib.dns.zone;

import io.distrib.dns.message.Names;
import io.distrib.dns.message.Question;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * All names of one zone with what they have: those with static records, those that a naming service
 * answers for, and the empty ones between them and the apex (RFC 4592 2.2.2). <em>Immutable,
 * thread-safe.</em>
 */
final class ZoneData {
  private final Name apex;
  private final Map<Name, ZoneNode> nodes = new HashMap<>();
  private boolean hasCuts;
  private boolean hasDnames;

  /** Records and names outside {@code apex} are left out. */
  ZoneData(Name apex, List<Record> records, List<PoolNameBinding> named) {
    this.apex = apex;
    nodes.put(apex, new ZoneNode());
    records.stream().filter(record -> isWithin(record.getName())).forEach(this::add);
    named.stream()
        .filter(binding -> isWithin(Names.of(binding.name())))
        .forEach(binding -> make(Names.of(binding.name())).bind(binding));
  }

  Name apex() {
    return apex;
  }

  boolean isWithin(Name name) {
    return name.subdomain(apex);
  }

  /** What {@code name} has; null if it does not exist. */
  @Nullable ZoneNode find(Name name) {
    return nodes.get(name);
  }

  /** The static records of one name and type, or none. */
  List<Record> records(Name name, int type) {
    ZoneNode node = nodes.get(name);
    return node == null ? List.of() : node.of(type);
  }

  /** Whether {@code name} has addresses: static ones, or those of a naming service. */
  boolean hasAddress(Name name) {
    ZoneNode node = nodes.get(name);
    return node != null && (node.named() != null || node.has(Type.A) || node.has(Type.AAAA));
  }

  /** The names and what they have, in no order. */
  Map<Name, ZoneNode> nodes() {
    return nodes;
  }

  /** What the apex has. */
  ZoneNode top() {
    return make(apex);
  }

  /**
   * The highest delegation at or above the name asked for; null if it is in this zone. A DS is the
   * parent's (RFC 4035 3.1.4.1).
   */
  @Nullable Name cutAbove(Question question) {
    boolean isParents = question.type() == Type.DS;
    return hasCuts ? highest(question.name(), Type.NS, isParents ? 1 : 0) : null;
  }

  /** The highest delegation at or above {@code name}; null if it is in this zone. */
  @Nullable Name cutAbove(Name name) {
    return hasCuts ? highest(name, Type.NS, 0) : null;
  }

  /**
   * Whether this zone leads from {@code name} to another name: by a CNAME, its own or a wildcard's,
   * or by a DNAME above it.
   */
  boolean isAlias(Name name) {
    if (!isWithin(name) || cutAbove(name) != null) {
      return false;
    }
    ZoneNode node = nodes.get(name);
    ZoneNode source = node == null ? nodes.get(Names.wildcard(closestEncloser(name))) : node;
    return dnameAbove(name) != null || (source != null && source.has(Type.CNAME));
  }

  /** The highest name above {@code name} that has a DNAME; null if there is none (RFC 6672). */
  @Nullable Name dnameAbove(Name name) {
    if (!hasDnames || name.equals(apex)) {
      return null;
    }
    return top().has(Type.DNAME) ? apex : highest(name, Type.DNAME, 1);
  }

  /** The lowest existing name above {@code name}, which does not exist (RFC 4592 3.3.1). */
  Name closestEncloser(Name name) {
    Name encloser = Names.parent(name);
    while (!nodes.containsKey(encloser)) {
      encloser = Names.parent(encloser);
    }
    return encloser;
  }

  /** Looks below the apex, from the top down to {@code name} without {@code lessLabels} labels. */
  private @Nullable Name highest(Name name, int type, int lessLabels) {
    for (int strip = name.labels() - apex.labels() - 1; strip >= lessLabels; strip--) {
      Name candidate = new Name(name, strip);
      ZoneNode node = nodes.get(candidate);
      if (node != null && node.has(type)) {
        return candidate;
      }
    }
    return null;
  }

  private void add(Record record) {
    make(record.getName()).add(record);
    hasCuts |= record.getType() == Type.NS && !record.getName().equals(apex);
    hasDnames |= record.getType() == Type.DNAME;
  }

  /** The node of {@code name}, made with all above it if need be. */
  private ZoneNode make(Name name) {
    ZoneNode node = nodes.get(name);
    if (node == null) {
      node = new ZoneNode();
      nodes.put(name, node);
      make(Names.parent(name));
    }
    return node;
  }
}
