package io.distrib.spi;

import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionRequest;

/**
 * Hears of every decision that a distributor takes, for metrics and traces. Called on one thread of
 * its own, in order, while the decision is carried out: by then an adapter may have let go of the
 * request, whose header fields are null from that moment on. What it throws is counted, and while
 * it stalls further decisions are dropped for it and counted.
 */
@FunctionalInterface
public interface DecisionListener {
  /** {@code decision} was taken for {@code request}. */
  void decided(DistributionRequest request, DistributionDecision decision);
}
