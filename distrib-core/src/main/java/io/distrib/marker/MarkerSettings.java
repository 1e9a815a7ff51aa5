package io.distrib.marker;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The form of markers and how long they are valid. Every site of a pool must use the same.
 * <em>Immutable.</em>
 *
 * @param placement where they stand
 * @param name the name of the parameter or segment: a letter, then up to 31 letters, digits, {@code
 *     _} or {@code -}
 * @param lifetime how long after its issue a marker holds, whole seconds, 1 s to 1 h
 * @param skew how far from the future it may come, whole seconds, 0 s to 5 min
 * @param keys the keys that verify; the first signs; none: markers are not signed
 * @param stay how long a client that was admitted is known again at the site's own name (H12),
 *     whole seconds, 1 s to 24 h; 0 s: it is not
 */
public record MarkerSettings(
    MarkerPlacement placement,
    String name,
    Duration lifetime,
    Duration skew,
    List<MarkerKey> keys,
    Duration stay) {
  /** The form of a name. */
  public static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,31}");

  /** The longest lifetime. */
  public static final Duration MAX_LIFETIME = Duration.ofHours(1);

  /** The greatest skew. */
  public static final Duration MAX_SKEW = Duration.ofMinutes(5);

  /** The longest stay. */
  public static final Duration MAX_STAY = Duration.ofHours(24);

  /** The stay unless another is told. */
  public static final Duration DEFAULT_STAY = Duration.ofMinutes(10);

  /** In the query, named {@code distrib}, 60 s, 5 s, not signed, {@link #DEFAULT_STAY}. */
  public static final MarkerSettings DEFAULT =
      new MarkerSettings(
          MarkerPlacement.QUERY,
          "distrib",
          Duration.ofSeconds(60),
          Duration.ofSeconds(5),
          List.of());

  /**
   * Copies the keys and checks the parts.
   *
   * @throws IllegalArgumentException if one is out of range, or two keys have the same id
   */
  public MarkerSettings {
    keys = List.copyOf(keys);
    checkArgument(NAME.matcher(name).matches(), "marker: name %s is out of range", name);
    checkArgument(
        isWithin(lifetime, 1, MAX_LIFETIME), "marker: lifetime %s is out of range", lifetime);
    checkArgument(isWithin(skew, 0, MAX_SKEW), "marker: skew %s is out of range", skew);
    checkArgument(isWithin(stay, 0, MAX_STAY), "marker: stay %s is out of range", stay);
    checkArgument(
        keys.stream().map(MarkerKey::id).distinct().count() == keys.size(),
        "marker: two keys with the same id");
  }

  /**
   * With {@link #DEFAULT_STAY}.
   *
   * @throws IllegalArgumentException if a part is out of range, or two keys have the same id
   */
  public MarkerSettings(
      MarkerPlacement placement,
      String name,
      Duration lifetime,
      Duration skew,
      List<MarkerKey> keys) {
    this(placement, name, lifetime, skew, keys, DEFAULT_STAY);
  }

  /**
   * The same with another stay.
   *
   * @throws IllegalArgumentException if {@code value} is out of range
   */
  public MarkerSettings withStay(Duration value) {
    return new MarkerSettings(placement, name, lifetime, skew, keys, value);
  }

  /**
   * The same, signed by {@code keys}.
   *
   * @throws IllegalArgumentException if two keys have the same id
   */
  public MarkerSettings withKeys(MarkerKey... keys) {
    return new MarkerSettings(placement, name, lifetime, skew, List.of(keys), stay);
  }

  /** Whether {@code value} is whole seconds from {@code min} to {@code max}. */
  public static boolean isWithin(Duration value, long min, Duration max) {
    return value.toNanosPart() == 0 && value.toSeconds() >= min && value.compareTo(max) <= 0;
  }
}
