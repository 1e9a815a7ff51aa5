package io.distrib.server.resolve;

import io.distrib.model.NamingReason;
import java.util.Map;
import java.util.Set;

/**
 * Where the clients of a network go. <em>Immutable.</em>
 *
 * @param groups the ids of the groups that they belong to; {@link #NO_GROUP} stands for those whose
 *     group is not known
 * @param reasons why they are answered so
 * @param sites how many of them are named each site first, over 0 to 1, by id; together 1, or less
 *     if some are named none
 * @param isEstimate whether only some of their addresses were looked at
 */
record Destination(
    Set<String> groups, Set<NamingReason> reasons, Map<String, Double> sites, boolean isEstimate) {
  /** Stands for a group that is not known. */
  static final String NO_GROUP = "-";

  private static final double MAX_ERROR = 1e-6;

  /** How many of the clients are named {@code site} first, 0 to 1. */
  double share(String site) {
    return sites.getOrDefault(site, 0.0);
  }

  /** How many are named no site, 0 to 1. */
  double shareOfNone() {
    double named = sites.values().stream().mapToDouble(share -> share).sum();
    return named > 1 - MAX_ERROR ? 0 : 1 - named;
  }

  /** Whether some clients go elsewhere with {@code other}. */
  boolean differsFrom(Destination other) {
    return differsIn(other) || other.differsIn(this);
  }

  private boolean differsIn(Destination other) {
    return sites.entrySet().stream()
        .anyMatch(each -> Math.abs(each.getValue() - other.share(each.getKey())) > MAX_ERROR);
  }
}
