package io.distrib.maxmind;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Puts a {@link PlaceSelector} together; what is given no group has no opinion. <em>Confined to one
 * thread.</em>
 */
public final class PlaceSelectorBuilder {
  private static final Pattern CONTINENT = Pattern.compile("AF|AN|AS|EU|NA|OC|SA");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern SUBDIVISION = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");

  final Path file;
  final Map<String, String> continents = new HashMap<>();
  final Map<String, String> countries = new HashMap<>();
  final Map<String, String> subdivisions = new HashMap<>();

  PlaceSelectorBuilder(Path file) {
    this.file = file;
  }

  /**
   * The group of a continent's clients.
   *
   * @param code {@code AF}, {@code AN}, {@code AS}, {@code EU}, {@code NA}, {@code OC} or {@code
   *     SA}
   * @param group the group's id
   * @throws IllegalArgumentException if that is no continent
   */
  public PlaceSelectorBuilder continent(String code, String group) {
    return put(continents, CONTINENT, code, group);
  }

  /**
   * The group of a country's clients; it comes before the continent's.
   *
   * @param code the country's two letters (ISO 3166-1), such as {@code CH}
   * @param group the group's id
   * @throws IllegalArgumentException if that cannot be a country
   */
  public PlaceSelectorBuilder country(String code, String group) {
    return put(countries, COUNTRY, code, group);
  }

  /**
   * The group of the clients in a part of a country; it comes before the country's.
   *
   * @param code the part's code (ISO 3166-2), such as {@code US-CA}
   * @param group the group's id
   * @throws IllegalArgumentException if that cannot be a subdivision
   */
  public PlaceSelectorBuilder subdivision(String code, String group) {
    return put(subdivisions, SUBDIVISION, code, group);
  }

  /**
   * The selector; the file is read and tried.
   *
   * @throws IllegalArgumentException if it cannot be read, is in another format, or is broken; the
   *     message says which file, and why
   */
  public PlaceSelector build() {
    return new PlaceSelector(this);
  }

  private PlaceSelectorBuilder put(
      Map<String, String> groups, Pattern form, String code, String group) {
    if (!form.matcher(code).matches()) {
      throw new IllegalArgumentException("place \"" + code + "\" (expected " + form + ")");
    }
    groups.put(code, group);
    return this;
  }
}
