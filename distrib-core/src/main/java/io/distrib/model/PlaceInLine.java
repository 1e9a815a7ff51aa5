package io.distrib.model;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.OptionalInt;

/**
 * What a site says to a client of its place in the line, when it kept the place last.
 * <em>Immutable.</em>
 *
 * @param ahead how many clients waited before it at that site, 0 to 9,999,999: those whose place is
 *     still kept, whether they come back for it or not
 * @param waitSeconds after how many seconds from then on it was likely to be let in, 0 to 999,999,
 *     reckoned from how many sessions the site began in the last minute; empty if those were too
 *     few to tell
 */
public record PlaceInLine(int ahead, OptionalInt waitSeconds) {
  /** The greatest number of clients ahead. */
  public static final int MAX_AHEAD = 9_999_999;

  /** The longest wait. */
  public static final int MAX_WAIT_SECONDS = 999_999;

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public PlaceInLine {
    checkArgument(ahead >= 0 && ahead <= MAX_AHEAD, "ahead %s is out of range", ahead);
    int wait = waitSeconds.orElse(0);
    checkArgument(wait >= 0 && wait <= MAX_WAIT_SECONDS, "wait %s is out of range", wait);
  }
}
