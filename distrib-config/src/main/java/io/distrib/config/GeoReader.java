package io.distrib.config;

import io.distrib.text.FailureText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code geo}. */
final class GeoReader {
  private static final String EXPECTED = "the name of a file in the MaxMind DB format";

  private GeoReader() {}

  /** The databases; their files are looked for from {@code folder}. */
  static GeoDatabases read(Section file, @Nullable Path folder) {
    DistinctItems<GeoDatabase> databases =
        new DistinctItems<>(
            value -> database(value, folder),
            "items, each " + EXPECTED,
            "at least one item: " + EXPECTED,
            "each file once");
    return new GeoDatabases(
        file.section(FileKeys.GEO).get(GeoKeys.DATABASES).map(databases::read).orElse(List.of()));
  }

  private static Optional<GeoDatabase> database(Value value, @Nullable Path folder) {
    Optional<Path> file =
        value.parsed(name -> ConfigurationFile.tryResolve(folder, name), EXPECTED);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    FileVersion version = FileVersion.byStamp(file.get());
    value.findings().watch(version);
    Optional<String> obstacle = TextFile.obstacle(file.get());
    if (obstacle.isPresent()) {
      return value.refuse("a file that can be read: " + obstacle.get());
    }
    try {
      return Optional.of(GeoDatabase.of(version));
    } catch (IllegalArgumentException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return value.refuse("a file in the MaxMind DB format: " + FailureText.of(cause));
    }
  }
}
