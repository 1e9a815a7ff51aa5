package io.distrib.spi;

/**
 * A port that a distributor asks for facts. A port that throws, stalls or answers null breaks no
 * request: its answer becomes "unknown" and is counted. Implementations are thread-safe.
 */
public interface Port {
  /**
   * Whether a call may wait for anything: a lock that is held for long, a file, a network. If so
   * (the default), it is called on a thread of its own and waited for only briefly; if not, it is
   * called at once on the request's thread.
   */
  default boolean mayBlock() {
    return true;
  }
}
