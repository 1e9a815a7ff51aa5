package io.distrib;

import io.distrib.engine.NamePlan;
import io.distrib.engine.NamingFlow;
import io.distrib.model.Candidate;
import io.distrib.model.Site;
import io.distrib.model.SiteStatus;
import io.distrib.model.Topology;
import io.distrib.model.WhenNone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plans the names of one topology (D1, D2, D5, D6). <em>Immutable, thread-safe.</em> */
final class NamePlanner {
  private final WhenNone whenNone;
  private final Map<String, Integer> numbers = new HashMap<>();

  NamePlanner(Topology topology) {
    this.whenNone = topology.pool().whenNone();
    topology.sites().forEach(site -> numbers.put(site.id(), numbers.size()));
  }

  /**
   * The plan of one name.
   *
   * @param lastKnown the last one with an operational site; null if there was none
   */
  NamePlan plan(
      NameSettings settings, Function<Site, SiteStatus> statuses, @Nullable NamePlan lastKnown) {
    Site site = settings.site();
    return site == null
        ? NamingFlow.balanced(settings.chain(), statuses, whenNone, lastKnown)
        : NamingFlow.failover(site, settings.chain(), statuses, whenNone, lastKnown);
  }

  /** The number within the topology of each candidate's site. */
  int[] siteNumbers(List<Candidate> candidates) {
    return candidates.stream()
        .mapToInt(candidate -> numbers.getOrDefault(candidate.site().id(), 0))
        .toArray();
  }
}
