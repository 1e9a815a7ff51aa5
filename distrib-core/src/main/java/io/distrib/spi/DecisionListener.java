package io.distrib.spi;

import io.distrib.model.DecisionEvent;

/**
 * Is told every decision of a distributor, for metrics and traces. Called on one thread of its own,
 * in order, while the decision is carried out. What it throws is counted, and while it stalls
 * further decisions are dropped for it and counted.
 */
@FunctionalInterface
public interface DecisionListener {
  /** A decision was taken. */
  void decided(DecisionEvent event);
}
