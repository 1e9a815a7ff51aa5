package io.distrib.marker;

import org.jspecify.annotations.Nullable;

/**
 * The result of reading the marker in a request target. <em>Immutable.</em>
 *
 * @param state what it is worth
 * @param marker what it says, if it is a genuine overflow marker, in time or not; else null
 * @param rawValue its value as it stands in the target, if it is such a marker; else null
 */
public record MarkerReading(State state, @Nullable Marker marker, @Nullable String rawValue) {
  /** What a marker is worth. */
  public enum State {
    /** There is none. */
    NONE,
    /** It is malformed, forged or from the future (H6). */
    INVALID,
    /** It is too old (H6). */
    EXPIRED,
    /** It is valid and belongs to no walk (H7, H8). */
    PLAIN,
    /** It is valid and belongs to a walk along the ring (H4, H9, H10). */
    OVERFLOW
  }

  static final MarkerReading NONE = new MarkerReading(State.NONE, null, null);
  static final MarkerReading INVALID = new MarkerReading(State.INVALID, null, null);
  static final MarkerReading EXPIRED = new MarkerReading(State.EXPIRED, null, null);
  static final MarkerReading PLAIN = new MarkerReading(State.PLAIN, null, null);

  /** The same of a marker that belongs to a walk, if this is of one that belongs to none. */
  MarkerReading ofWalk(Marker walk, String value) {
    return new MarkerReading(state == State.PLAIN ? State.OVERFLOW : state, walk, value);
  }

  /** Whether nothing but its date is wrong with an overflow marker. */
  public boolean isUntimelyWalk() {
    return state != State.OVERFLOW && marker != null;
  }

  /** The same of a marker whose date is right. */
  public MarkerReading inTime() {
    return new MarkerReading(State.OVERFLOW, marker, rawValue);
  }
}
