package io.distrib.place;

import io.distrib.place.ClientLocation.Membership;
import io.distrib.place.GroupPlaces.Owned;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.GeoPoint;
import io.distrib.topology.Group;
import io.distrib.topology.Topology;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells to which group a client belongs: that of the longest client network that holds it, else
 * that of its most particular place (D9 to D11). <em>Immutable, thread-safe.</em>
 */
public final class ClientLocator {
  /** No group is known. */
  public static final int NONE = -1;

  private final Topology topology;
  private final NetworkTable networks;
  private final GroupPlaces[] databases;

  /** The databases that say where clients are on the map. */
  private final PlaceTable[] maps;

  /**
   * For the groups of {@code topology}.
   *
   * @param databases what says where clients are; of places of the same kind that of the first one
   *     decides
   */
  public ClientLocator(Topology topology, List<PlaceTable> databases) {
    this.topology = topology;
    this.networks = networks(topology.groups());
    this.databases =
        databases.stream()
            .map(table -> new GroupPlaces(table, topology.groups()))
            .filter(GroupPlaces::matter)
            .toArray(GroupPlaces[]::new);
    this.maps = databases.stream().filter(PlaceTable::hasLocations).toArray(PlaceTable[]::new);
  }

  /** The topology whose groups these are. */
  public Topology topology() {
    return topology;
  }

  /**
   * The group that {@code client} belongs to, as its index in {@link Topology#groups}; {@link
   * #NONE} if none is known. Allocates nothing for a client that asked recently.
   */
  public int groupOf(InetAddress client) {
    ClientBits bits = ClientBits.of(client);
    int group = NetworkTable.value(networks.find(bits));
    if (group != NONE || databases.length == 0) {
      return group;
    }
    Owned owner = owner(bits);
    return owner == null ? NONE : owner.group();
  }

  /**
   * How many leading bits of the client's address decide its group: every client that shares them
   * is in the same one.
   */
  public int scopeOfGroup(InetAddress client) {
    ClientBits bits = ClientBits.of(client);
    long found = networks.find(bits);
    int scope = NetworkTable.scope(found);
    if (NetworkTable.value(found) == NONE) {
      for (GroupPlaces database : databases) {
        scope = Math.max(scope, NetworkTable.scope(database.find(bits)));
      }
    }
    return scope;
  }

  /**
   * Where {@code client} is on the map, as the first database says that knows; null if none does.
   */
  public @Nullable GeoPoint pointOf(InetAddress client) {
    ClientBits bits = ClientBits.of(client);
    for (PlaceTable map : maps) {
      GeoPoint point = point(map, map.find(bits));
      if (point != null) {
        return point;
      }
    }
    return null;
  }

  /** How many leading bits of the client's address decide what {@link #pointOf} says. */
  public int scopeOfPoint(InetAddress client) {
    ClientBits bits = ClientBits.of(client);
    int scope = 0;
    for (PlaceTable map : maps) {
      long found = map.find(bits);
      scope = Math.max(scope, NetworkTable.scope(found));
      if (point(map, found) != null) {
        break;
      }
    }
    return scope;
  }

  private static @Nullable GeoPoint point(PlaceTable map, long found) {
    int place = NetworkTable.value(found);
    return place < 0 ? null : map.place(place).location();
  }

  /** Where {@code client} is, and why. */
  public ClientLocation locate(InetAddress client) {
    return new ClientLocation(membership(client), Optional.ofNullable(pointOf(client)));
  }

  private Optional<Membership> membership(InetAddress client) {
    ClientBits bits = ClientBits.of(client);
    long found = networks.find(bits);
    int index = NetworkTable.value(found);
    if (index != NONE) {
      Group group = topology.groups().get(index);
      return Optional.of(new Membership(group, network(client, found), null, null));
    }
    Owned owner = owner(bits);
    for (GroupPlaces database : databases) {
      long place = database.find(bits);
      if (owner != null && owner.equals(database.owner(place))) {
        Group group = topology.groups().get(owner.group());
        ClientNetwork network = network(client, place);
        return Optional.of(new Membership(group, network, owner.place(), database.name()));
      }
    }
    return Optional.empty();
  }

  private static ClientNetwork network(InetAddress client, long found) {
    return ClientNetwork.of(client, NetworkTable.prefixLength(found));
  }

  /** The most particular place of a group that {@code client} lies in; null if there is none. */
  private @Nullable Owned owner(ClientBits client) {
    Owned best = null;
    for (GroupPlaces database : databases) {
      Owned owner = database.owner(database.find(client));
      if (owner != null && owner.isMoreParticularThan(best)) {
        best = owner;
      }
    }
    return best;
  }

  private static NetworkTable networks(List<Group> groups) {
    NetworkTableBuilder table = NetworkTable.builder();
    for (int i = 0; i < groups.size(); i++) {
      for (ClientNetwork network : groups.get(i).clients()) {
        table.add(network, i);
      }
    }
    return table.build();
  }
}
