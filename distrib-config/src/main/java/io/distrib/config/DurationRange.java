package io.distrib.config;

import java.time.Duration;
import java.util.Optional;

/**
 * Which durations a key takes. <em>Immutable.</em>
 *
 * @param min the shortest
 * @param max the longest
 * @param isWhole whether only whole seconds will do
 */
record DurationRange(Duration min, Duration max, boolean isWhole) {
  static DurationRange seconds(long min, long max) {
    return new DurationRange(Duration.ofSeconds(min), Duration.ofSeconds(max), true);
  }

  Optional<Duration> read(Value value) {
    return value.parsed(text -> DurationText.parse(text).filter(this::contains), expected());
  }

  /** The shortest and the longest, such as {@code 0s to 300s}. */
  String text() {
    return DurationText.of(min) + " to " + DurationText.of(max);
  }

  private boolean contains(Duration duration) {
    return duration.compareTo(min) >= 0
        && duration.compareTo(max) <= 0
        && !(isWhole && duration.toNanosPart() != 0);
  }

  private String expected() {
    return (isWhole ? "whole seconds from " : "a duration from ")
        + text()
        + ", such as "
        + (isWhole ? "60s" : "500ms");
  }
}
