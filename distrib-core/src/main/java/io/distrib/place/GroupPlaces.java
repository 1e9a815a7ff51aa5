package io.distrib.place;

import io.distrib.topology.ClientPlace;
import io.distrib.topology.Group;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The groups of some topology by the places of one database: worked out once for each place.
 * <em>Immutable, thread-safe.</em>
 */
final class GroupPlaces {
  private final PlaceTable table;

  /** For each place of the table the place of a group that it lies in; null if there is none. */
  private final @Nullable Owned[] owners;

  private final boolean matter;

  /** A place of a group, by the group's index. */
  record Owned(ClientPlace place, int group) {
    boolean isMoreParticularThan(@Nullable Owned other) {
      return other == null || place.kind().compareTo(other.place.kind()) > 0;
    }
  }

  GroupPlaces(PlaceTable table, List<Group> groups) {
    this.table = table;
    Map<ClientPlace, Owned> owned = new HashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      for (ClientPlace place : groups.get(i).places()) {
        owned.put(place, new Owned(place, i));
      }
    }
    this.owners = new Owned[owned.isEmpty() ? 0 : table.places()];
    boolean found = false;
    for (int i = 0; i < owners.length; i++) {
      owners[i] = mostParticular(table.place(i), owned);
      found |= owners[i] != null;
    }
    this.matter = found;
  }

  /** Whether any client is in a group by this database. */
  boolean matter() {
    return matter;
  }

  String name() {
    return table.name();
  }

  long find(ClientBits client) {
    return table.find(client);
  }

  /** The place of a group that a client lies in; null if there is none. */
  @Nullable Owned owner(long found) {
    int place = NetworkTable.value(found);
    return place < 0 ? null : owners[place];
  }

  private static @Nullable Owned mostParticular(Place place, Map<ClientPlace, Owned> owned) {
    Owned best = null;
    for (ClientPlace each : place.within()) {
      best = owned.getOrDefault(each, best);
    }
    return best;
  }
}
