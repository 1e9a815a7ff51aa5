package io.distrib.config;

import io.distrib.model.WaitingSettings;
import java.util.Optional;

/** Reads {@code waiting}. */
final class WaitingReader {
  private WaitingReader() {}

  /** The settings; empty if the section is absent. */
  static Optional<WaitingSettings> read(Section file) {
    if (!file.has(FileKeys.WAITING)) {
      return Optional.empty();
    }
    Section waiting = file.section(FileKeys.WAITING);
    return Optional.of(
        new WaitingSettings(
            waiting.readOrDefault(WaitingKeys.RESERVE),
            waiting.readOrDefault(WaitingKeys.JITTER),
            waiting.readOrDefault(WaitingKeys.LIFETIME),
            waiting.readOrDefault(WaitingKeys.PLACES)));
  }
}
