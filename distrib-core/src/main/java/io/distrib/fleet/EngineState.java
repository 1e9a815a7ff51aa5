package io.distrib.fleet;

/**
 * The connection to what carries postings between members. <em>Immutable.</em>
 *
 * @param kind how it is
 * @param sinceNanos since when, by the monotonic clock of this member
 */
public record EngineState(Kind kind, long sinceNanos) {
  /** How it can be. */
  public enum Kind {
    CONNECTED,
    /** Broken, and the session with the engine may outlive that: nobody is heard. */
    SUSPENDED,
    /** There is none. */
    LOST
  }
}
