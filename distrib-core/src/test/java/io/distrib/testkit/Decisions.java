package io.distrib.testkit;

import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Admit;

/** Decisions to compare. */
public final class Decisions {
  private Decisions() {}

  /** {@code decision} without what an admitted client is to remember. */
  public static DistributionDecision withoutFields(DistributionDecision decision) {
    return decision instanceof Admit admit ? new Admit(admit.reason(), admit.target()) : decision;
  }
}
