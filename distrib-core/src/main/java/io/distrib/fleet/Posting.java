package io.distrib.fleet;

import java.util.Map;

/**
 * What a member says of itself and of the sites. <em>Immutable.</em>
 *
 * @param member its name in the fleet
 * @param isBlind whether it sees no site of any pool up, or its probes have had no result for three
 *     intervals: then it does not vote (E3)
 * @param verdicts what it says of each site
 */
public record Posting(String member, boolean isBlind, Map<FleetSite, SiteVerdict> verdicts) {
  /** Copies the map. */
  public Posting {
    verdicts = Map.copyOf(verdicts);
  }
}
