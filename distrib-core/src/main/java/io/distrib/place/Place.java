package io.distrib.place;

import io.distrib.topology.GeoPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a geographic database says of a network. <em>Immutable.</em>
 *
 * @param continent two letters: AF, AN, AS, EU, NA, OC or SA; null if it is not known
 * @param country two letters (ISO 3166-1), such as CH; null if it is not known
 * @param subdivisions the parts of the country (ISO 3166-2) with the country in front, such as
 *     US-CA, the largest first
 * @param asn the number of the autonomous system; null if it is not known
 * @param location where it is; null if that is not known
 */
public record Place(
    @Nullable String continent,
    @Nullable String country,
    List<String> subdivisions,
    @Nullable Long asn,
    @Nullable GeoPoint location) {
  /** A place. */
  public Place {
    subdivisions = List.copyOf(subdivisions);
  }
}
