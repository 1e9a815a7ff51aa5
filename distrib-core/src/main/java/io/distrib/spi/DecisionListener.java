package io.distrib.spi;

import io.distrib.model.DecisionEvent;

/**
 * Receives every decision of a distributor, for metrics and traces. Called on one thread of its
 * own, in order, while the decision is carried out. Its exceptions are counted; while it stalls,
 * further decisions are dropped for it and counted.
 *
 * <pre>{@code
 * DecisionListener listener =
 *     event -> counters.increment(event.decision().reason().name(), event.took());
 * }</pre>
 */
@FunctionalInterface
public interface DecisionListener {
  /** A decision was taken. */
  void decided(DecisionEvent event);
}
