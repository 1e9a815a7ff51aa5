package io.distrib.maxmind;

import io.distrib.model.DistributionRequest;
import io.distrib.place.ClientBits;
import io.distrib.place.NetworkTable;
import io.distrib.place.Place;
import io.distrib.place.PlaceTable;
import io.distrib.spi.GroupSelector;
import io.distrib.topology.Group;
import io.distrib.topology.Topology;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the group by where the client's address is: by subdivision, else by country, else by
 * continent, as a file in the MaxMind DB format says. No opinion about an address that the file
 * does not know, a place that was given no group, or a group that is not declared.
 * <em>Thread-safe.</em>
 */
public final class PlaceSelector implements GroupSelector {
  private static final System.Logger LOGGER = System.getLogger(PlaceSelector.class.getName());

  private final Path file;
  private final Map<String, String> continents;
  private final Map<String, String> countries;
  private final Map<String, String> subdivisions;
  private volatile PlaceTable places;
  private Optional<Stamp> stamp;

  PlaceSelector(PlaceSelectorBuilder builder) {
    this.file = builder.file;
    this.continents = Map.copyOf(builder.continents);
    this.countries = Map.copyOf(builder.countries);
    this.subdivisions = Map.copyOf(builder.subdivisions);
    this.stamp = Stamp.before(builder.file);
    this.places = PlaceDatabase.read(builder.file);
  }

  /** A builder for a selector that goes by {@code file}. */
  public static PlaceSelectorBuilder builder(Path file) {
    return new PlaceSelectorBuilder(file);
  }

  @Override
  public Optional<Group> select(DistributionRequest request, Topology topology) {
    InetAddress client = request.remote();
    if (client == null || topology.groups().isEmpty()) {
      return Optional.empty();
    }
    PlaceTable table = places;
    int index = NetworkTable.value(table.find(ClientBits.of(client)));
    return index < 0
        ? Optional.empty()
        : Optional.ofNullable(group(table.place(index))).flatMap(topology::group);
  }

  /** The file is in memory. */
  @Override
  public boolean mayBlock() {
    return false;
  }

  /**
   * Reads the file again if its date, its length or its place on the disk has changed; call it now
   * and then, on a thread that may block. A file that cannot be used is logged, and what was read
   * before stays. Never throws.
   *
   * @return whether a new file was taken in
   */
  public synchronized boolean refresh() {
    try {
      Stamp now = Stamp.of(file);
      if (stamp.equals(Optional.of(now))) {
        return false;
      }
      places = PlaceDatabase.read(file);
      stamp = Optional.of(now);
      return true;
    } catch (IOException | IllegalArgumentException e) {
      LOGGER.log(Level.WARNING, "The places stay as they were read: " + e);
      return false;
    }
  }

  private @Nullable String group(Place place) {
    for (String part : place.subdivisions()) {
      if (subdivisions.containsKey(part)) {
        return subdivisions.get(part);
      }
    }
    String group = place.country() == null ? null : countries.get(place.country());
    return group == null && place.continent() != null ? continents.get(place.continent()) : group;
  }

  /** By what a file is known to have changed. */
  private record Stamp(Object modified, long bytes, Optional<Object> key) {
    /** Of a file that is going to be read; empty if it cannot be. */
    static Optional<Stamp> before(Path file) {
      try {
        return Optional.of(of(file));
      } catch (IOException e) {
        return Optional.empty();
      }
    }

    static Stamp of(Path file) throws IOException {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(now.lastModifiedTime(), now.size(), Optional.ofNullable(now.fileKey()));
    }
  }
}
