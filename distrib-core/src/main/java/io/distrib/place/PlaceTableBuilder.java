package io.distrib.place;

import static com.google.common.base.Preconditions.checkElementIndex;
import static java.util.stream.Collectors.toUnmodifiableList;

import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import io.distrib.topology.ClientNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link PlaceTable} together. Networks come in any order; one that comes twice keeps its
 * first place. <em>Confined to one thread.</em>
 */
public final class PlaceTableBuilder {
  private final String name;
  private final NetworkTableBuilder networks = NetworkTable.builder();
  private final List<Place> places = new ArrayList<>();
  private final Map<Place, Integer> indexes = new HashMap<>();
  private final Interner<Object> parts = Interners.newStrongInterner();

  PlaceTableBuilder(String name) {
    this.name = name;
  }

  /** Says where the clients of a network are. */
  public PlaceTableBuilder add(ClientNetwork network, Place place) {
    networks.add(network, index(place));
    return this;
  }

  /**
   * The same of a network that is given by its bits, for very many of them.
   *
   * @param high the first 64 bits of its address; the 32 of IPv4 stand in front
   * @param low the other 64 bits; 0 for IPv4
   * @param prefixLength how many of the bits count, 0 to 32 for IPv4, 0 to 128 for IPv6; all others
   *     are 0
   * @param place what {@link #index} said
   * @throws IllegalArgumentException if one of the bits or the length is out of range
   * @throws IndexOutOfBoundsException if there is no such place
   */
  public PlaceTableBuilder add(boolean isIpv4, long high, long low, int prefixLength, int place) {
    networks.add(isIpv4, high, low, prefixLength, checkElementIndex(place, places.size()));
    return this;
  }

  /** The index of {@code place} in the table; equal places have the same. */
  public int index(Place place) {
    Integer known = indexes.get(place);
    if (known != null) {
      return known;
    }
    Place kept = sharing(place);
    int index = places.size();
    indexes.put(kept, index);
    places.add(kept);
    return index;
  }

  /** The table of all that was added until now. */
  public PlaceTable build() {
    return new PlaceTable(name, networks.build(), places);
  }

  /** The same place, of the same strings and lists as others. */
  private Place sharing(Place place) {
    List<String> subdivisions =
        place.subdivisions().stream().map(this::shared).collect(toUnmodifiableList());
    return new Place(
        sharedOrNull(place.continent()),
        sharedOrNull(place.country()),
        shared(subdivisions),
        place.asn(),
        place.location());
  }

  private @Nullable String sharedOrNull(@Nullable String text) {
    return text == null ? null : shared(text);
  }

  /** What equals {@code part} and came first: a string, or a list of strings. */
  @SuppressWarnings("unchecked")
  private <T> T shared(T part) {
    return (T) parts.intern(part);
  }
}
