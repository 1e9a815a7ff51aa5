package io.distrib.naming;

import io.distrib.model.NamingReason;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sites that one name may be answered with until the next change of state. <em>Immutable.</em>
 *
 * @param reason why
 * @param sites the eligible sites in ring order; empty when there are none
 */
record EligibleSites(NamingReason reason, List<Site> sites) {
  /** Copies the list. */
  public EligibleSites {
    sites = List.copyOf(sites);
  }

  /** This plan with the sites that {@code topology} still has; null if that is none. */
  public @Nullable EligibleSites within(Topology topology) {
    List<Site> kept = sites.stream().flatMap(site -> topology.site(site.id()).stream()).toList();
    return kept.isEmpty() ? null : new EligibleSites(reason, kept);
  }

  /** Whether a site that is named is operational; if not, none is. */
  public boolean isAlive() {
    return switch (reason) {
      case BALANCED,
          BALANCED_DRAINING,
          BALANCED_FALLBACK,
          OWN_SITE,
          FAILED_OVER,
          FAILED_OVER_FALLBACK ->
          true;
      default -> false;
    };
  }
}
