package io.distrib.spi;

import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionRequest;

/**
 * Hears of every decision, for metrics and traces. Called on one thread of its own, in order, after
 * the decision has taken effect; what it throws is counted, and while it stalls further decisions
 * are dropped for it and counted.
 */
@FunctionalInterface
public interface DecisionListener {
  /** {@code decision} was taken for {@code request}. */
  void decided(DistributionRequest request, DistributionDecision decision);
}
