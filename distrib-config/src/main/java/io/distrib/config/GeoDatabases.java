package io.distrib.config;

import io.distrib.place.PlaceTable;
import java.nio.file.Path;
import java.util.List;

/** The geographic databases of a pool as they were read (D11). <em>Immutable.</em> */
public final class GeoDatabases {
  private final List<GeoDatabase> databases;

  GeoDatabases(List<GeoDatabase> databases) {
    this.databases = List.copyOf(databases);
  }

  /** Their files, in the order in which they are asked. */
  public List<Path> files() {
    return databases.stream().map(database -> database.version().file()).toList();
  }

  /** What they say, in the same order. */
  public List<PlaceTable> tables() {
    return databases.stream().map(GeoDatabase::table).toList();
  }

  /** Whether a file is no longer what was read. */
  public boolean haveChanged() {
    return databases.stream().anyMatch(GeoDatabase::hasChanged);
  }

  /** What was read before, for the files as they are now: they have not changed until they do. */
  public GeoDatabases seen() {
    return new GeoDatabases(
        databases.stream()
            .map(database -> new GeoDatabase(database.version().now(), database.table()))
            .toList());
  }

  /**
   * What the files say now. Those that are in use as they are here are not read again, so begin
   * with {@link #seen}: what is written in between then counts as a change.
   *
   * @throws IllegalArgumentException if one cannot be read, or is no such database; the message
   *     says which, and why
   */
  public GeoDatabases readAgain() {
    return new GeoDatabases(
        databases.stream().map(database -> GeoDatabase.of(database.version())).toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GeoDatabases geo && databases.equals(geo.databases);
  }

  @Override
  public int hashCode() {
    return databases.hashCode();
  }

  @Override
  public String toString() {
    return files().toString();
  }
}
