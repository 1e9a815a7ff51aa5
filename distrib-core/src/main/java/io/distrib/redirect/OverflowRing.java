package io.distrib.redirect;

import io.distrib.topology.Site;
import java.util.List;

/**
 * The sites of one group in order, wrapping from last to first, as a walk for room sees them from
 * one site (H8 to H11). <em>Immutable.</em>
 *
 * @param here the site that looks
 * @param next the site after it; the same one if it is alone
 * @param maxHops how many redirects a walk may take, 0 for a site that is alone and up to 99
 */
record OverflowRing(Site here, Site next, int maxHops) {
  /** What a browser still follows, with room for the redirects before and after the walk. */
  private static final int DEFAULT_MAX_HOPS = 15;

  /**
   * The ring as {@code here} sees it.
   *
   * @param ring the sites in order, {@code here} among them
   * @param configuredMaxHops 1 to 99; 0 for the default, one less than the sites and at most 15
   */
  public static OverflowRing of(List<Site> ring, Site here, int configuredMaxHops) {
    Site next = ring.get((ring.indexOf(here) + 1) % ring.size());
    int max =
        configuredMaxHops > 0 ? configuredMaxHops : Math.min(ring.size() - 1, DEFAULT_MAX_HOPS);
    return new OverflowRing(here, next, max);
  }

  /** Whether there is no other site. */
  public boolean isAlone() {
    return next.equals(here);
  }
}
