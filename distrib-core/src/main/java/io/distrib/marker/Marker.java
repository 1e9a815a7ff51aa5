package io.distrib.marker;

import io.distrib.topology.TopologyId;
import org.jspecify.annotations.Nullable;

/**
 * The content of a marker. <em>Immutable.</em>
 *
 * @param issuedAtSeconds when it was issued, seconds since 1970-01-01T00:00:00Z, 0 to
 *     999,999,999,999
 * @param overflow the walk that it belongs to; null if there is none
 */
public record Marker(long issuedAtSeconds, @Nullable Overflow overflow) {
  private static final long LATEST = 999_999_999_999L;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the date has more than 12 digits or is negative
   */
  public Marker {
    if (issuedAtSeconds < 0 || issuedAtSeconds > LATEST) {
      throw new IllegalArgumentException(
          "issued at " + issuedAtSeconds + " (expected 0 to " + LATEST + ")");
    }
  }

  /**
   * The same walk, one site further: same initial site, same date (H10).
   *
   * @throws IllegalStateException if this marker belongs to no walk
   */
  public Marker next() {
    if (overflow == null) {
      throw new IllegalStateException("no walk to continue");
    }
    return new Marker(issuedAtSeconds, new Overflow(overflow.initial(), overflow.hop() + 1));
  }

  /**
   * A walk along the ring for a site with room.
   *
   * @param initial the id of the site where it began
   * @param hop how many redirects of the walk so far, 1 to 99
   */
  public record Overflow(String initial, int hop) {
    /** The highest hop that can be written. */
    public static final int MAX_HOPS = 99;

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the id or the hop is out of range
     */
    public Overflow {
      if (!TopologyId.isValid(initial) || hop < 1 || hop > MAX_HOPS) {
        throw new IllegalArgumentException(
            initial + " hop " + hop + " (expected a site id, 1 to " + MAX_HOPS + ")");
      }
    }
  }
}
