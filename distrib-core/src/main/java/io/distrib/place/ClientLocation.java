package io.distrib.place;

import io.distrib.topology.ClientNetwork;
import io.distrib.topology.ClientPlace;
import io.distrib.topology.GeoPoint;
import io.distrib.topology.Group;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a client is, for people: to which group it belongs, and why (D9 to D12).
 * <em>Immutable.</em>
 *
 * @param membership its group; empty if none is known
 * @param point where it is on the map; empty if that is not known
 */
public record ClientLocation(Optional<Membership> membership, Optional<GeoPoint> point) {
  /**
   * That a client belongs to a group.
   *
   * @param network the group's client network that holds the client, or the network for which the
   *     database knows a place
   * @param place that of the group's places; null if a client network decided
   * @param database the name of the database; null if a client network decided
   */
  public record Membership(
      Group group, ClientNetwork network, @Nullable ClientPlace place, @Nullable String database) {
    /** Such as {@code group europe, by country:CH (203.0.113.0/24 in country.mmdb)}. */
    @Override
    public String toString() {
      return place == null
          ? "group " + group + ", by its network " + network
          : "group " + group + ", by " + place + " (" + network + " in " + database + ")";
    }
  }
}
