package io.distrib.config;

import io.distrib.model.WaitingSettings;
import java.util.Optional;

/** Reads {@code waiting}. */
final class WaitingReader {
  private WaitingReader() {}

  /** The section; empty if it is absent. */
  static Optional<Section> section(Section file) {
    return file.get(FileKeys.WAITING).map(value -> Section.of(value, WaitingKeys.PART));
  }

  /** The settings in {@code waiting}. */
  static WaitingSettings read(Section waiting) {
    return new WaitingSettings(
        waiting.readOrDefault(WaitingKeys.RESERVE),
        waiting.readOrDefault(WaitingKeys.JITTER),
        waiting.readOrDefault(WaitingKeys.LIFETIME),
        waiting.readOrDefault(WaitingKeys.PLACES));
  }
}
