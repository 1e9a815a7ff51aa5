package io.distrib.model;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Duration;

/**
 * For how long browsers come by https alone, once they have come by it (RFC 6797).
 * <em>Immutable.</em>
 *
 * @param maxAge for how long, whole seconds, up to {@link #MAX_AGE}; 0 s has browsers forget it
 * @param includesSubDomains whether also to all names below the one that they came to
 * @param isPreloaded whether browsers may be delivered with it: for names below as well, and for a
 *     year at least
 */
public record HstsSettings(Duration maxAge, boolean includesSubDomains, boolean isPreloaded) {
  /** The longest age: ten years. */
  public static final Duration MAX_AGE = Duration.ofDays(3650);

  /** What preloading takes. */
  public static final String PRELOAD_EXPECTED =
      "preload only with includeSubDomains and at least 365d";

  private static final Duration PRELOAD_MIN = Duration.ofDays(365);

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the age is out of range, or preloading lacks what it takes
   */
  public HstsSettings {
    checkArgument(
        maxAge.toNanosPart() == 0 && !maxAge.isNegative() && maxAge.compareTo(MAX_AGE) <= 0,
        "hsts: max-age %s (expected whole seconds, 0 s to 3650 d)",
        maxAge);
    checkArgument(
        !isPreloaded || isPreloadable(maxAge, includesSubDomains),
        "hsts: max-age %s (expected %s)",
        maxAge,
        PRELOAD_EXPECTED);
  }

  /** Whether browsers may be delivered with such settings. */
  public static boolean isPreloadable(Duration maxAge, boolean includesSubDomains) {
    return includesSubDomains && maxAge.compareTo(PRELOAD_MIN) >= 0;
  }

  /** The value of the {@code Strict-Transport-Security} field. */
  public String field() {
    return "max-age="
        + maxAge.toSeconds()
        + (includesSubDomains ? "; includeSubDomains" : "")
        + (isPreloaded ? "; preload" : "");
  }
}
