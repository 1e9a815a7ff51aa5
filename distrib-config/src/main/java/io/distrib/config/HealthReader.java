package io.distrib.config;

import io.distrib.model.StatusSettings;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads {@code health}. */
final class HealthReader {
  private static final Pattern PATH = Pattern.compile("/[!-)+-~&&[^#]]*");
  private static final String PATH_EXPECTED = "a path that starts with /, without spaces, * and #";
  private static final int MOST_RESULTS = 100;

  private HealthReader() {}

  /** The settings; asked for is the status document, unless a path or no document is named. */
  static HealthSettings read(Section file, Optional<StatusSettings> status) {
    if (!file.has("health")) {
      return HealthSettings.NONE;
    }
    Section health = file.section("health", Part.HEALTH);
    HealthType type =
        health
            .get("type")
            .flatMap(value -> value.choice(HealthType.values(), HealthType::text))
            .orElse(HealthType.HTTP);
    HealthSettings defaults = HealthSettings.of(type);
    return new HealthSettings(
        type,
        health.get("port").map(value -> value.integer(1, 65_535)).orElse(OptionalInt.empty()),
        health
            .get("path")
            .flatMap(HealthReader::path)
            .or(() -> status.map(StatusSettings::path))
            .orElse(defaults.path()),
        health.get("interval").flatMap(DurationRange.PROBE::read).orElse(defaults.interval()),
        health.get("timeout").flatMap(DurationRange.PROBE::read).orElse(defaults.timeout()),
        count(health.get("rise"), defaults.rise()),
        count(health.get("fall"), defaults.fall()));
  }

  private static Optional<String> path(Value value) {
    return value.parsed(
        text -> Optional.of(text).filter(path -> PATH.matcher(path).matches()), PATH_EXPECTED);
  }

  private static int count(Optional<Value> value, int otherwise) {
    return value
        .map(present -> present.integer(1, MOST_RESULTS))
        .orElse(OptionalInt.empty())
        .orElse(otherwise);
  }
}
