package io.distrib.dns;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** The zones of one server, by their apex. <em>Immutable, thread-safe.</em> */
final class Zones {
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

  /** The most specific zone that a question belongs to; null if it is outside all of them. */
  @Nullable Zone find(Question question) {
    Zone zone = above(question.name());
    if (question.type() == Type.DS && zone != null && question.name().equals(zone.data().apex())) {
      Zone parent = above(Names.parent(question.name()));
      return parent == null ? zone : parent;
    }
    return zone;
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
