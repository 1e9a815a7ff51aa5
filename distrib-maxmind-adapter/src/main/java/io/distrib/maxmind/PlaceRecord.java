package io.distrib.maxmind;

import com.maxmind.db.MaxMindDbConstructor;
import com.maxmind.db.MaxMindDbParameter;
import io.distrib.place.Place;
import io.distrib.topology.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of a network, as far as it is asked: nothing else of a record is decoded. Public
 * only because the library makes it. <em>Immutable.</em>
 *
 * @param continent where it is; null if that is not known
 * @param country likewise
 * @param subdivisions the parts of the country, the largest first; null if they are not known
 * @param location null if it is not known
 * @param asn the number of the autonomous system; null if it is not known
 */
public record PlaceRecord(
    @Nullable Continent continent,
    @Nullable Country country,
    @Nullable List<Subdivision> subdivisions,
    @Nullable Location location,
    @Nullable Long asn) {
  /** What a record says. */
  @MaxMindDbConstructor
  public PlaceRecord(
      @MaxMindDbParameter(name = "continent") @Nullable Continent continent,
      @MaxMindDbParameter(name = "country") @Nullable Country country,
      @MaxMindDbParameter(name = "subdivisions") @Nullable List<Subdivision> subdivisions,
      @MaxMindDbParameter(name = "location") @Nullable Location location,
      @MaxMindDbParameter(name = "autonomous_system_number") @Nullable Long asn) {
    this.continent = continent;
    this.country = country;
    this.subdivisions = subdivisions == null ? null : List.copyOf(subdivisions);
    this.location = location;
    this.asn = asn;
  }

  /**
   * The place.
   *
   * @throws IllegalArgumentException if its location is nowhere
   */
  Place place() {
    return new Place(
        continent == null ? null : continent.code,
        country == null ? null : country.code,
        codes(),
        asn,
        location == null ? null : location.point());
  }

  /** Those of subdivisions that have one. */
  private List<String> codes() {
    List<String> codes = new ArrayList<>();
    if (country != null && country.code != null && subdivisions != null) {
      for (Subdivision part : subdivisions) {
        if (part.code != null) {
          codes.add(country.code + "-" + part.code);
        }
      }
    }
    return codes;
  }

  /**
   * A continent.
   *
   * @param code two letters, such as {@code EU}; null if there is none
   */
  public record Continent(@Nullable String code) {
    /** The continent of a record. */
    @MaxMindDbConstructor
    public Continent(@MaxMindDbParameter(name = "code") @Nullable String code) {
      this.code = code;
    }
  }

  /**
   * A country.
   *
   * @param code two letters (ISO 3166-1), such as {@code CH}; null if there is none
   */
  public record Country(@Nullable String code) {
    /** The country of a record. */
    @MaxMindDbConstructor
    public Country(@MaxMindDbParameter(name = "iso_code") @Nullable String code) {
      this.code = code;
    }
  }

  /**
   * A part of a country.
   *
   * @param code what comes after the country (ISO 3166-2), such as {@code CA} in {@code US-CA};
   *     null if there is none
   */
  public record Subdivision(@Nullable String code) {
    /** The part of a record. */
    @MaxMindDbConstructor
    public Subdivision(@MaxMindDbParameter(name = "iso_code") @Nullable String code) {
      this.code = code;
    }
  }

  /**
   * Where it is.
   *
   * @param latitude degrees north; null if that is not known
   * @param longitude degrees east; likewise
   */
  public record Location(@Nullable Double latitude, @Nullable Double longitude) {
    /** The location of a record. */
    @MaxMindDbConstructor
    public Location(
        @MaxMindDbParameter(name = "latitude") @Nullable Double latitude,
        @MaxMindDbParameter(name = "longitude") @Nullable Double longitude) {
      this.latitude = latitude;
      this.longitude = longitude;
    }

    private @Nullable GeoPoint point() {
      return latitude == null || longitude == null ? null : new GeoPoint(latitude, longitude);
    }
  }
}
