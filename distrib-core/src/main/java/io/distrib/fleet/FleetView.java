package io.distrib.fleet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What holds for each site, as one member of a fleet sees it now: a pure function of its own
 * verdicts, of what it has heard from the others, and of its last view (rules E1 to E5, E9, E9,
 * E11, E16).
 *
 * <pre>{@code
 * FleetView view = FleetView.NOTHING;
 * // again and again, at least once a second:
 * view = view.next(new Situation(own, heard, engine, System.nanoTime()), settings);
 * SiteAgreement boston = view.sites().get(site);
 * }</pre>
 *
 * <p><em>Immutable.</em>
 *
 * @param sites what holds for each site of which this member or another one has a verdict
 */
public record FleetView(Map<FleetSite, SiteAgreement> sites) {
  /** That of a member that begins. */
  public static final FleetView NOTHING = new FleetView(Map.of());

  /** Copies the map. */
  public FleetView {
    sites = Map.copyOf(sites);
  }

  /** The view that follows this one. */
  public FleetView next(Situation situation, FleetSettings settings) {
    Assembly assembly = new Assembly(situation, settings);
    Map<FleetSite, SiteAgreement> next = new HashMap<>();
    for (FleetSite site : named(situation)) {
      SiteAgreement before = sites.get(site);
      next.put(site, assembly.agreement(site, before == null ? null : before.lastVote()));
    }
    return new FleetView(next);
  }

  /** The sites that somebody names; what nobody names any more is forgotten. */
  private static Set<FleetSite> named(Situation situation) {
    Set<FleetSite> named = new HashSet<>(situation.own().verdicts().keySet());
    situation.others().forEach(other -> named.addAll(other.posting().verdicts().keySet()));
    return named;
  }
}
