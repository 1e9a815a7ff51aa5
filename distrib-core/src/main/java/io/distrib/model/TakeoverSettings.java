package io.distrib.model;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Duration;

/**
 * What a browser is told to do when its site dies. <em>Immutable.</em>
 *
 * @param worker whether browsers are given a service worker that goes on at another site; if not,
 *     those that have it from before lose it
 * @param after how long a page may take until the worker asks whether the site lives, and how long
 *     the site then has to say so: whole milliseconds, 1 s to 60 s
 * @param page whether who comes from a dead site sees a page that says so, before the application's
 */
public record TakeoverSettings(boolean worker, Duration after, boolean page) {
  /** The shortest that {@code after} can be. */
  public static final Duration MIN_AFTER = Duration.ofSeconds(1);

  /** The longest that {@code after} can be. */
  public static final Duration MAX_AFTER = Duration.ofSeconds(60);

  /** No worker, and no page; a worker that is turned on waits for 3 s. */
  public static final TakeoverSettings OFF =
      new TakeoverSettings(false, Duration.ofSeconds(3), false);

  /**
   * Checks the time.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public TakeoverSettings {
    checkArgument(
        after.compareTo(MIN_AFTER) >= 0
            && after.compareTo(MAX_AFTER) <= 0
            && after.toNanosPart() % 1_000_000 == 0,
        "takeover: after %s (expected whole milliseconds, 1 s to 60 s)",
        after);
  }
}
