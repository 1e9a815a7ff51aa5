package io.distrib.config;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.distrib.maxmind.PlaceDatabase;
import io.distrib.place.PlaceTable;

/**
 * A geographic database as it was read. <em>Immutable.</em>
 *
 * @param version what its file was just before
 */
record GeoDatabase(FileVersion version, PlaceTable table) {
  /** Those in use: pools that name the same file share what it says. */
  private static final Cache<FileVersion, PlaceTable> TABLES =
      CacheBuilder.newBuilder().weakValues().build();

  /**
   * The database that is in a file of {@code version} now.
   *
   * @throws IllegalArgumentException if it cannot be read, or is no such database; the message says
   *     why
   */
  static GeoDatabase of(FileVersion version) {
    synchronized (TABLES) {
      PlaceTable table = TABLES.getIfPresent(version);
      if (table == null) {
        table = PlaceDatabase.read(version.file());
        TABLES.put(version, table);
      }
      return new GeoDatabase(version, table);
    }
  }

  /** Whether the file is no longer what was read. */
  boolean hasChanged() {
    return !version.now().equals(version);
  }
}
