package io.distrib.place;

import io.distrib.topology.ClientPlace;
import io.distrib.topology.ClientPlace.Kind;
import io.distrib.topology.GeoPoint;
import java.util.ArrayList;
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

  /** What a group can name of it, the most particular last; a code out of form is left out. */
  public List<ClientPlace> within() {
    List<ClientPlace> places = new ArrayList<>();
    add(places, Kind.CONTINENT, continent);
    add(places, Kind.COUNTRY, country);
    subdivisions.forEach(code -> add(places, Kind.SUBDIVISION, code));
    add(places, Kind.ASN, asn == null ? null : asn.toString());
    return places;
  }

  private static void add(List<ClientPlace> places, Kind kind, @Nullable String code) {
    if (code != null) {
      ClientPlace.parse(kind.text() + ":" + code).ifPresent(places::add);
    }
  }
}
