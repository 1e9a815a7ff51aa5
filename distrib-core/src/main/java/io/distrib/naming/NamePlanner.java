package io.distrib.naming;

import io.distrib.topology.Site;
import io.distrib.topology.WhenNone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plans the names of one topology from what its sites are now (D1, D2, D5, D6).
 * <em>Thread-safe.</em>
 */
record NamePlanner(LiveSites sites, WhenNone whenNone) {
  /**
   * The plan of one name.
   *
   * @param lastKnown the last one with an operational site; null if there was none
   */
  EligibleSites plan(NameSettings settings, @Nullable EligibleSites lastKnown) {
    List<List<Site>> chain = settings.chain();
    return settings.place() < 0
        ? NamingFlow.balanced(chain, sites::status, whenNone, lastKnown)
        : NamingFlow.failover(settings.place(), chain, sites::status, whenNone, lastKnown);
  }

  /** What {@code plan} comes to for a name with these settings. */
  AnswerSet live(EligibleSites plan, NameSettings settings) {
    return AnswerSet.of(plan, sites.all(plan.sites()), settings);
  }
}
