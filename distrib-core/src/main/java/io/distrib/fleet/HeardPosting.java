package io.distrib.fleet;

/**
 * The last posting of another member. <em>Immutable.</em>
 *
 * @param posting what it said
 * @param arrivedNanos when, by the monotonic clock of this member
 * @param isNews whether the member has said something else since the last connection to the engine:
 *     what is read first after a connection may be the last word of a member that is dead
 */
public record HeardPosting(Posting posting, long arrivedNanos, boolean isNews) {}
