package io.distrib.place;

import java.util.List;

/** A geographic database that was read: the place of each of its networks. <em>Immutable.</em> */
public final class PlaceTable {
  private final String name;
  private final NetworkTable networks;
  private final List<Place> places;
  private final boolean hasLocations;

  PlaceTable(String name, NetworkTable networks, List<Place> places) {
    this.name = name;
    this.networks = networks;
    this.places = List.copyOf(places);
    this.hasLocations = places.stream().anyMatch(place -> place.location() != null);
  }

  /**
   * A builder for a table that is empty at first.
   *
   * @param name what people know it by, such as the name of its file
   */
  public static PlaceTableBuilder builder(String name) {
    return new PlaceTableBuilder(name);
  }

  /** What people know it by, such as the name of its file. */
  public String name() {
    return name;
  }

  /**
   * Where {@code client} is: a result for {@link NetworkTable#scope}, {@link
   * NetworkTable#prefixLength} and {@link NetworkTable#value}, which is the index of its place, -1
   * if the database does not know the client. Nothing is allocated.
   */
  public long find(ClientBits client) {
    return networks.find(client);
  }

  /**
   * One of the places.
   *
   * @param index 0 to {@link #places} - 1
   * @throws IndexOutOfBoundsException if there is none
   */
  public Place place(int index) {
    return places.get(index);
  }

  /** Whether it says of any place where on the map it is. */
  public boolean hasLocations() {
    return hasLocations;
  }

  /** How many places there are; no two are equal. */
  public int places() {
    return places.size();
  }
}
