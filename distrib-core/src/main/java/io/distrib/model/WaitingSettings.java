package io.distrib.model;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Duration;

/**
 * How clients that were turned away come back before newcomers (A1 to A4). <em>Immutable.</em>
 *
 * @param reservePercent how much of the load, in hundredths of a full site, is kept for those who
 *     come back while somebody waits, 1 to 90
 * @param jitter by how much at most the time after which a client may ask again is stretched at
 *     random, whole seconds, 0 s to 1 h
 * @param lifetime how long after its time a place is kept for a client that is not back, whole
 *     seconds, 1 s to 1 h
 * @param places how many can wait at a site, 1 to 1,000,000; who is turned away after that gets no
 *     ticket
 */
public record WaitingSettings(int reservePercent, Duration jitter, Duration lifetime, int places) {
  /** The greatest reserve. */
  public static final int MAX_RESERVE = 90;

  /** The most places. */
  public static final int MAX_PLACES = 1_000_000;

  /** The longest jitter and lifetime. */
  public static final Duration MAX_DURATION = Duration.ofHours(1);

  /** 10 %, 5 s, 60 s, 10,000. */
  public static final WaitingSettings DEFAULT =
      new WaitingSettings(10, Duration.ofSeconds(5), Duration.ofSeconds(60), 10_000);

  private static final String RANGE = "waiting: %s %s is out of range";

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public WaitingSettings {
    checkArgument(
        reservePercent >= 1 && reservePercent <= MAX_RESERVE, RANGE, "reserve", reservePercent);
    checkArgument(isWithin(jitter, 0), RANGE, "jitter", jitter);
    checkArgument(isWithin(lifetime, 1), RANGE, "lifetime", lifetime);
    checkArgument(places >= 1 && places <= MAX_PLACES, RANGE, "places", places);
  }

  private static boolean isWithin(Duration value, long min) {
    return value.toNanosPart() == 0
        && value.toSeconds() >= min
        && value.compareTo(MAX_DURATION) <= 0;
  }
}
