package io.distrib.maxmind;

import io.distrib.model.DistributionRequest;
import io.distrib.spi.GroupSelector;
import io.distrib.topology.Group;
import io.distrib.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the group by where the client's address is: by subdivision, else by country, else by
 * continent, as a file in the MaxMind DB format says. No opinion about an address that the file
 * does not know, a place that was given no group, or a group that is not declared. An address whose
 * record is broken counts as a failure of this port. <em>Thread-safe.</em>
 */
public final class PlaceSelector implements GroupSelector {
  private static final System.Logger LOGGER = System.getLogger(PlaceSelector.class.getName());

  private final Path file;
  private final Map<String, String> continents;
  private final Map<String, String> countries;
  private final Map<String, String> subdivisions;
  private volatile PlaceFile places;

  PlaceSelector(PlaceSelectorBuilder builder) {
    this.file = builder.file;
    this.continents = Map.copyOf(builder.continents);
    this.countries = Map.copyOf(builder.countries);
    this.subdivisions = Map.copyOf(builder.subdivisions);
    this.places = PlaceFile.read(builder.file);
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
    try {
      return places.find(client).map(this::group).flatMap(topology::group);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
      if (!places.isOtherThan(file)) {
        return false;
      }
      places = PlaceFile.read(file);
      return true;
    } catch (IOException | IllegalArgumentException e) {
      LOGGER.log(Level.WARNING, "The places stay as they were read: " + e);
      return false;
    }
  }

  private @Nullable String group(Place place) {
    String country = place.country() == null ? null : place.country().code();
    String group = bySubdivision(country, place.subdivisions());
    if (group == null && country != null) {
      group = countries.get(country);
    }
    if (group == null && place.continent() != null && place.continent().code() != null) {
      group = continents.get(place.continent().code());
    }
    return group;
  }

  private @Nullable String bySubdivision(
      @Nullable String country, @Nullable List<Place.Subdivision> parts) {
    if (country == null || parts == null || subdivisions.isEmpty()) {
      return null;
    }
    for (Place.Subdivision part : parts) {
      String group = subdivisions.get(country + "-" + part.code());
      if (group != null) {
        return group;
      }
    }
    return null;
  }
}
