package io.distrib.config;

import io.distrib.model.WaitingSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code waiting}. */
final class WaitingReader {
  private static final DurationRange JITTER =
      DurationRange.seconds(0, WaitingSettings.MAX_DURATION.toSeconds());
  private static final DurationRange LIFETIME =
      DurationRange.seconds(1, WaitingSettings.MAX_DURATION.toSeconds());

  private WaitingReader() {}

  /** The settings; empty if the section is absent. */
  static Optional<WaitingSettings> read(Section file) {
    if (!file.has("waiting")) {
      return Optional.empty();
    }
    Section waiting = file.section("waiting", Part.WAITING);
    WaitingSettings defaults = WaitingSettings.DEFAULT;
    int reserve =
        number(waiting.get("reserve"), WaitingSettings.MAX_RESERVE, defaults.reservePercent());
    Duration jitter = waiting.get("jitter").flatMap(JITTER::read).orElse(defaults.jitter());
    Duration lifetime = waiting.get("lifetime").flatMap(LIFETIME::read).orElse(defaults.lifetime());
    int places = number(waiting.get("places"), WaitingSettings.MAX_PLACES, defaults.places());
    return Optional.of(new WaitingSettings(reserve, jitter, lifetime, places));
  }

  private static int number(Optional<Value> value, int max, int otherwise) {
    return value
        .map(present -> present.integer(1, max))
        .orElse(OptionalInt.empty())
        .orElse(otherwise);
  }
}
