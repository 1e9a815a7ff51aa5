package io.distrib.config;

import java.time.Duration;
import java.util.Optional;

/**
 * Which durations a key takes. <em>Immutable.</em>
 *
 * @param least the shortest
 * @param most the longest
 * @param isWhole whether only whole seconds will do
 */
record DurationRange(Duration least, Duration most, boolean isWhole) {
  /** How long an answer may be kept (D3). */
  static final DurationRange TTL = seconds(0, 300);

  /** How often, and how long, a site is probed. */
  static final DurationRange PROBE =
      new DurationRange(Duration.ofMillis(1), Duration.ofHours(1), false);

  /** How long a site takes to its whole share. */
  static final DurationRange SLOW_START =
      new DurationRange(Duration.ZERO, Duration.ofHours(1), false);

  static DurationRange seconds(long least, long most) {
    return new DurationRange(Duration.ofSeconds(least), Duration.ofSeconds(most), true);
  }

  Optional<Duration> read(Value value) {
    return value.parsed(text -> DurationText.parse(text).filter(this::contains), expected());
  }

  private boolean contains(Duration duration) {
    return duration.compareTo(least) >= 0
        && duration.compareTo(most) <= 0
        && !(isWhole && duration.toNanosPart() != 0);
  }

  private String expected() {
    return (isWhole ? "whole seconds from " : "a duration from ")
        + DurationText.of(least)
        + " to "
        + DurationText.of(most)
        + ", such as "
        + (isWhole ? "60s" : "500ms");
  }
}
