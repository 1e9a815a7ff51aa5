package io.distrib.engine;

import io.distrib.model.NamingReason;
import io.distrib.model.Site;
import java.util.List;

/**
 * What one name means until it means something else. <em>Immutable.</em>
 *
 * @param reason why
 * @param sites those that may be named, in ring order; empty when none may
 */
public record NamePlan(NamingReason reason, List<Site> sites) {
  /** Copies the list. */
  public NamePlan {
    sites = List.copyOf(sites);
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
