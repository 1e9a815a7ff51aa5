package io.distrib.maxmind;

import com.maxmind.db.MaxMindDbConstructor;
import com.maxmind.db.MaxMindDbParameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of an address, as far as it is asked: nothing else of a record is decoded.
 * Public only because the library makes it. <em>Immutable.</em>
 *
 * @param continent where it is; null if that is not known
 * @param country likewise
 * @param subdivisions the parts of the country, the largest first; null if they are not known
 */
public record Place(
    @Nullable Continent continent,
    @Nullable Country country,
    @Nullable List<Subdivision> subdivisions) {
  /** The place of a record. */
  @MaxMindDbConstructor
  public Place(
      @MaxMindDbParameter(name = "continent") @Nullable Continent continent,
      @MaxMindDbParameter(name = "country") @Nullable Country country,
      @MaxMindDbParameter(name = "subdivisions") @Nullable List<Subdivision> subdivisions) {
    this.continent = continent;
    this.country = country;
    this.subdivisions = subdivisions == null ? null : List.copyOf(subdivisions);
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
}
