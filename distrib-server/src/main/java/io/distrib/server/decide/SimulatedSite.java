package io.distrib.server.decide;

import io.distrib.Distributor;
import io.distrib.DistributorBuilder;
import io.distrib.model.DistributionDecision;

/** A site in whatever state a line describes. <em>Confined to one thread.</em> */
final class SimulatedSite {
  private final SimulatedClock clock = new SimulatedClock();
  private final SimulatedLoad load = new SimulatedLoad();
  private final Distributor distributor;

  SimulatedSite(DistributorBuilder builder) {
    distributor = builder.clock(clock).loadProbe(load).hysteresis(1, 1).build();
  }

  DistributionDecision decide(Query query) {
    clock.set(query.now());
    load.set(query.isBusy());
    distributor.setDraining(query.isDraining());
    return distributor.decide(query.request());
  }
}
