package io.distrib.naming;

import io.distrib.model.NamingReason;
import io.distrib.model.SiteStatus;
import io.distrib.topology.Site;
import io.distrib.topology.WhenNone;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rules D1, D2, D5, D6, D14 and D17 as pure functions: which sites a name may be answered with,
 * given what is known of each.
 */
final class NamingFlow {
  private NamingFlow() {}

  /**
   * The plan of a Pool or Group Name (D1).
   *
   * @param chain the name's own sites in ring order, then those of its fallback, of that one's
   *     fallback, and so on
   * @param statuses what is known of each site
   * @param whenNone what is answered when no site is operational
   * @param lastKnown the last plan with an operational site; null if there was none
   */
  public static EligibleSites balanced(
      List<List<Site>> chain,
      Function<Site, SiteStatus> statuses,
      WhenNone whenNone,
      @Nullable EligibleSites lastKnown) {
    for (int i = 0; i < chain.size(); i++) {
      List<Site> operational = those(chain.get(i), statuses, SiteStatus::isOperational);
      if (!operational.isEmpty()) {
        List<Site> free = those(chain.get(i), statuses, SiteStatus::takesSessions);
        NamingReason own = free.isEmpty() ? NamingReason.BALANCED_DRAINING : NamingReason.BALANCED;
        return new EligibleSites(
            i == 0 ? own : NamingReason.BALANCED_FALLBACK,
            preferred(free.isEmpty() ? operational : free, statuses));
      }
    }
    List<Site> own = chain.get(0);
    List<Site> seen = those(own, statuses, SiteStatus::up);
    return allDown(seen.isEmpty() ? warm(own) : preferred(seen, statuses), whenNone, lastKnown);
  }

  /**
   * The sites of the first of these kinds that there are among {@code sites}: unimpaired, then
   * unimpaired standbys, impaired, impaired standbys (D14, D17).
   */
  private static List<Site> preferred(List<Site> sites, Function<Site, SiteStatus> statuses) {
    return warm(unimpaired(sites, statuses));
  }

  /** Those of {@code sites} that are no standbys; if all are, all (D17). */
  private static List<Site> warm(List<Site> sites) {
    List<Site> warm = sites.stream().filter(site -> !site.cold()).toList();
    return warm.isEmpty() ? sites : warm;
  }

  /** Those of {@code sites} that are not impaired; if all are, all (D14). */
  private static List<Site> unimpaired(List<Site> sites, Function<Site, SiteStatus> statuses) {
    List<Site> whole = those(sites, statuses, status -> !status.impaired());
    return whole.isEmpty() ? sites : whole;
  }

  /**
   * The plan of a Site Name (D2).
   *
   * @param place where the site stands in its ring, from 0
   * @param chain its ring, then its group's fallback, and so on
   * @param statuses what is known of each site
   * @param whenNone what is answered when no site is operational
   * @param lastKnown the last plan with an operational site; null if there was none
   */
  public static EligibleSites failover(
      int place,
      List<List<Site>> chain,
      Function<Site, SiteStatus> statuses,
      WhenNone whenNone,
      @Nullable EligibleSites lastKnown) {
    List<Site> ring = chain.get(0);
    Site own = ring.get(place);
    Site next = first(ring, place, statuses, SiteStatus::isOperational);
    if (next != null) {
      NamingReason reason = next.equals(own) ? NamingReason.OWN_SITE : NamingReason.FAILED_OVER;
      return new EligibleSites(reason, List.of(next));
    }
    for (List<Site> fallback : chain.subList(1, chain.size())) {
      next = first(fallback, 0, statuses, SiteStatus::isOperational);
      if (next != null) {
        return new EligibleSites(NamingReason.FAILED_OVER_FALLBACK, List.of(next));
      }
    }
    Site seen = first(ring, place, statuses, SiteStatus::up);
    return allDown(List.of(seen == null ? own : seen), whenNone, lastKnown);
  }

  /** The first eligible one of {@code ring} from {@code place} on, once around; null if none is. */
  private static @Nullable Site first(
      List<Site> ring,
      int place,
      Function<Site, SiteStatus> statuses,
      Predicate<SiteStatus> eligible) {
    for (int i = 0; i < ring.size(); i++) {
      Site next = ring.get((place + i) % ring.size());
      if (eligible.test(statuses.apply(next))) {
        return next;
      }
    }
    return null;
  }

  /**
   * D5.
   *
   * @param own what stands for all: those that are up but taken down by operators, if there are
   *     any; for these are seen to answer
   */
  private static EligibleSites allDown(
      List<Site> own, WhenNone whenNone, @Nullable EligibleSites lastKnown) {
    return switch (whenNone) {
      case SERVFAIL -> new EligibleSites(NamingReason.ALL_DOWN_SERVFAIL, List.of());
      case NODATA -> new EligibleSites(NamingReason.ALL_DOWN_NODATA, List.of());
      case ALL -> new EligibleSites(NamingReason.ALL_DOWN_ALL, own);
      case LAST_KNOWN ->
          lastKnown == null
              ? new EligibleSites(NamingReason.ALL_DOWN_ALL, own)
              : new EligibleSites(NamingReason.ALL_DOWN_LAST_KNOWN, lastKnown.sites());
    };
  }

  private static List<Site> those(
      List<Site> sites, Function<Site, SiteStatus> statuses, Predicate<SiteStatus> eligible) {
    return sites.stream().filter(site -> eligible.test(statuses.apply(site))).toList();
  }
}
