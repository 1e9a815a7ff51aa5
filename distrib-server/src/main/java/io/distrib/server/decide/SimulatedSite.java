package io.distrib.server.decide;

import io.distrib.model.DistributionDecision;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.DistributorBuilder;

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
