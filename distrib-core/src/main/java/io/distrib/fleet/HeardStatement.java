package io.distrib.fleet;

/**
 * The last statement of another member. <em>Immutable.</em>
 *
 * @param statement what it said
 * @param stamp which of its statements that is
 * @param arrivedNanos when, by the monotonic clock of this member
 * @param isNews whether this run of the member has said something else since the last connection
 */
public record HeardStatement(Statement statement, Stamp stamp, long arrivedNanos, boolean isNews) {
  /** The first one after a connection, or of a run: it may be the last word of the dead (E4). */
  static HeardStatement first(Statement statement, Stamp stamp, long nanos) {
    return new HeardStatement(statement, stamp, nanos, false);
  }

  /** What is known after {@code next} was read: the same if that is not later than this one. */
  HeardStatement next(Statement next, Stamp nextStamp, long nanos) {
    if (nextStamp.run() != stamp.run()) {
      return first(next, nextStamp, nanos);
    }
    return nextStamp.sequence() > stamp.sequence()
        ? new HeardStatement(next, nextStamp, nanos, true)
        : this;
  }

  /** What is known of it after a new connection. */
  HeardStatement reconnected() {
    return new HeardStatement(statement, stamp, arrivedNanos, false);
  }

  /** What {@link FleetView} needs of it. */
  public HeardPosting posting() {
    return new HeardPosting(statement.posting(), arrivedNanos, isNews);
  }
}
