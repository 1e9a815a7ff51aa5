package io.distrib.spi;

/**
 * Receives how long the application worked on each request, when the request ends; for load probes
 * that learn from it. Called on the thread that ends the request, an event loop perhaps:
 * implementations are thread-safe, do not block and do not throw.
 */
@FunctionalInterface
public interface LatencyListener {
  /**
   * A request has ended.
   *
   * @param beganNanos when it began, by {@link Clock#monotonicNanos}
   * @param tookNanos how long it took, at least 0
   * @param inFlight how many were under way as it ended, itself included, at least 1
   */
  void ended(long beganNanos, long tookNanos, int inFlight);
}
