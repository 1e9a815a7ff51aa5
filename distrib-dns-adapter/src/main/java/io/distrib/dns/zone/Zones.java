package io.distrib.dns.zone;

import io.distrib.dns.message.Names;
import io.distrib.dns.message.Question;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** The zones of one server, by their apex. <em>Immutable, thread-safe.</em> */
public final class Zones {
  private final Map<Name, Zone> byApex = new HashMap<>();

  /**
   * Takes them all.
   *
   * @throws IllegalArgumentException if two have the same apex
   */
  Zones(List<Zone> zones) {
    for (Zone zone : zones) {
      Name apex = zone.data().apex();
      if (byApex.put(apex, zone) != null) {
        throw new IllegalArgumentException("zone " + apex + " (expected each zone once)");
      }
    }
  }

  /**
   * The zones of a server that listens on {@code addresses}, which are also those of its name.
   *
   * @throws IllegalArgumentException if two have the same apex
   */
  public static Zones servedAt(List<InetSocketAddress> addresses, List<Zone> zones) {
    List<InetAddress> own = Zone.named(addresses);
    return new Zones(zones.stream().map(zone -> zone.withNameserversAt(own)).toList());
  }

  /** The most specific zone that a question belongs to; null if it is outside all of them. */
  @Nullable
  public Zone find(Question question) {
    Zone zone = above(question.name());
    if (question.type() == Type.DS && zone != null && question.name().equals(zone.data().apex())) {
      Zone parent = above(Names.parent(question.name()));
      return parent == null ? zone : parent;
    }
    return zone;
  }

  /** The names that naming services answer for, each in the most specific zone that it lies in. */
  public Stream<PoolName> poolNames() {
    return byApex.values().stream().flatMap(this::poolNames);
  }

  private Stream<PoolName> poolNames(Zone zone) {
    return zone.data().nodes().entrySet().stream()
        .filter(entry -> above(entry.getKey()) == zone)
        .flatMap(entry -> poolName(entry.getKey(), entry.getValue().named(), zone).stream());
  }

  private static Optional<PoolName> poolName(
      Name name, @Nullable PoolNameBinding binding, Zone zone) {
    return binding == null
        ? Optional.empty()
        : binding.naming().find(binding.name()).map(handle -> new PoolName(name, handle, zone));
  }

  private @Nullable Zone above(Name name) {
    for (int strip = 0; strip < name.labels(); strip++) {
      Zone zone = byApex.get(new Name(name, strip));
      if (zone != null) {
        return zone;
      }
    }
    return null;
  }
}
