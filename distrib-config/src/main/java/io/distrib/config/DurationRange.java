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
  /** How long an answer may be kept (D3). */
  static final DurationRange TTL = seconds(0, 300);

  /** How often, and how long, a site is probed. */
  static final DurationRange PROBE =
      new DurationRange(Duration.ofMillis(1), Duration.ofHours(1), false);

  /** How long a site takes to its whole share. */
  static final DurationRange SLOW_START =
      new DurationRange(Duration.ZERO, Duration.ofHours(1), false);

  static DurationRange seconds(long min, long max) {
    return new DurationRange(Duration.ofSeconds(min), Duration.ofSeconds(max), true);
  }

  Optional<Duration> read(Value value) {
    return value.parsed(text -> DurationText.parse(text).filter(this::contains), expected());
  }

  private boolean contains(Duration duration) {
    return duration.compareTo(min) >= 0
        && duration.compareTo(max) <= 0
        && !(isWhole && duration.toNanosPart() != 0);
  }

  private String expected() {
    return (isWhole ? "whole seconds from " : "a duration from ")
        + DurationText.of(min)
        + " to "
        + DurationText.of(max)
        + ", such as "
        + (isWhole ? "60s" : "500ms");
  }
}
