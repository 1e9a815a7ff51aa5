package io.distrib.server.decide;

import io.distrib.config.PoolConfiguration;
import io.distrib.model.DistributionDecision;
import io.distrib.topology.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every site of a pool, to be asked what it would do; made when it is first asked. <em>Confined to
 * one thread.</em>
 */
final class SimulatedPool {
  private final PoolConfiguration pool;
  private final Map<String, SimulatedSite> sites = new HashMap<>();

  SimulatedPool(PoolConfiguration pool) {
    this.pool = pool;
  }

  /**
   * What the site of {@code query} would do.
   *
   * @throws FaultyLineException if there is no such site
   */
  DistributionDecision decide(Query query) throws FaultyLineException {
    SimulatedSite site = sites.get(query.site());
    if (site == null) {
      requireDeclared(query);
      site = new SimulatedSite(pool.distributor(query.site()));
      sites.put(query.site(), site);
    }
    return site.decide(query);
  }

  private void requireDeclared(Query query) throws FaultyLineException {
    if (pool.topology().site(query.site()).isEmpty()) {
      List<String> ids = pool.topology().sites().stream().map(Site::id).toList();
      throw new FaultyLineException(
          query.id(), "field \"site\": expected one of " + String.join(", ", ids));
    }
  }
}
