package io.distrib.naming;

/**
 * Keeps down a site that goes up and down all the time: each fall counts 1, and half of what has
 * been counted is forgotten within ten minutes; above 10 each fall keeps it down for twice as long,
 * from 2 s to a minute. <em>Immutable.</em>
 *
 * @param falls what has been counted, as of {@code atNanos}
 * @param atNanos when it last fell
 */
record Damping(double falls, long atNanos) {
  /** It never fell. */
  public static final Damping NONE = new Damping(0, 0);

  private static final double FREE = 10;
  private static final double MAX_DOUBLINGS = 6;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double HALF_LIFE_SECONDS = 600;
  private static final double MAX_SECONDS = 60;

  /** After one more fall. */
  Damping fallen(long nowNanos) {
    double seconds = (nowNanos - atNanos) / NANOS_PER_SECOND;
    return new Damping(falls * Math.pow(2, -seconds / HALF_LIFE_SECONDS) + 1, nowNanos);
  }

  /** For how much longer it is kept down; 0 if it is not. */
  public long holdsNanos(long nowNanos) {
    if (falls <= FREE) {
      return 0;
    }
    double doublings = Math.min(falls - FREE, MAX_DOUBLINGS);
    double seconds = Math.min(MAX_SECONDS, Math.pow(2, doublings));
    return Math.max(0, (long) (seconds * NANOS_PER_SECOND) - (nowNanos - atNanos));
  }
}
