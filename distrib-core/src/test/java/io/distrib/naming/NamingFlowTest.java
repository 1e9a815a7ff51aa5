package io.distrib.naming;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distrib.model.AdminState;
import io.distrib.model.NamingReason;
import io.distrib.model.SiteStatus;
import io.distrib.testkit.Topologies;
import io.distrib.topology.Site;
import io.distrib.topology.WhenNone;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * D1, D2, D5 and D6 over every state of four sites, in two groups of two of which one falls back on
 * the other.
 */
class NamingFlowTest {
  private static final List<Site> SITES = Topologies.ring(4).sites();
  private static final List<List<Site>> CHAIN = List.of(SITES.subList(0, 2), SITES.subList(2, 4));
  private static final int STATES = 81;

  @Test
  void d1NamesTheFreeElseTheDrainingElseTheFallback() {
    Set<NamingReason> seen = EnumSet.noneOf(NamingReason.class);
    for (int state = 0; state < STATES; state++) {
      Function<Site, SiteStatus> statuses = statuses(state);
      EligibleSites plan = NamingFlow.balanced(CHAIN, statuses, WhenNone.ALL, null);
      List<Site> own = CHAIN.get(0);
      List<Site> expected =
          firstNonEmpty(
              free(own, statuses),
              up(own, statuses),
              free(CHAIN.get(1), statuses),
              up(CHAIN.get(1), statuses),
              own);
      assertEquals(expected, sites(plan), () -> plan.toString());
      seen.add(plan.reason());
    }
    assertEquals(
        EnumSet.of(
            NamingReason.BALANCED,
            NamingReason.BALANCED_DRAINING,
            NamingReason.BALANCED_FALLBACK,
            NamingReason.ALL_DOWN_ALL),
        seen);
  }

  @Test
  void d2NamesTheFirstOperationalOneFromTheSiteOnThenTheFallback() {
    for (int state = 0; state < STATES; state++) {
      Function<Site, SiteStatus> statuses = statuses(state);
      Site site = SITES.get(1);
      List<Site> order = List.of(SITES.get(1), SITES.get(0), SITES.get(2), SITES.get(3));
      Site expected =
          order.stream().filter(s -> statuses.apply(s).isOperational()).findFirst().orElse(site);
      EligibleSites plan = NamingFlow.failover(1, CHAIN, statuses, WhenNone.ALL, null);
      assertEquals(List.of(expected), sites(plan), plan::toString);
    }
  }

  @Test
  void d5NothingOperationalIsAnsweredAsConfigured() {
    Function<Site, SiteStatus> down = site -> SiteStatus.ASSUMED.withUp(false);
    assertEquals(List.of(), NamingFlow.balanced(CHAIN, down, WhenNone.SERVFAIL, null).sites());
    assertEquals(
        NamingReason.ALL_DOWN_NODATA,
        NamingFlow.failover(0, CHAIN, down, WhenNone.NODATA, null).reason());
    EligibleSites last = new EligibleSites(NamingReason.BALANCED, List.of(SITES.get(1)));
    EligibleSites again = NamingFlow.balanced(CHAIN, down, WhenNone.LAST_KNOWN, last);
    assertEquals(List.of(SITES.get(1)), sites(again));
    assertEquals(CHAIN.get(0), sites(NamingFlow.balanced(CHAIN, down, WhenNone.LAST_KNOWN, null)));
  }

  @Test
  void d5OfSitesThatAreTakenDownThoseThatAreSeenToAnswerComeFirst() {
    Set<Site> dead = Set.of(SITES.get(0), SITES.get(2));
    Function<Site, SiteStatus> takenDown =
        site ->
            new SiteStatus(
                !dead.contains(site), AdminState.DOWN, false, false, SiteStatus.ASSUMED.load());
    for (WhenNone whenNone : List.of(WhenNone.ALL, WhenNone.LAST_KNOWN)) {
      EligibleSites plan = NamingFlow.balanced(List.of(SITES), takenDown, whenNone, null);
      assertEquals(List.of(SITES.get(1), SITES.get(3)), sites(plan));
      assertEquals(NamingReason.ALL_DOWN_ALL, plan.reason());
      List<Integer> named =
          IntStream.range(0, 4)
              .mapToObj(i -> NamingFlow.failover(i, List.of(SITES), takenDown, whenNone, null))
              .map(own -> SITES.indexOf(sites(own).get(0)))
              .toList();
      assertEquals(List.of(1, 1, 3, 3), named);
    }
    EligibleSites gone = NamingFlow.balanced(CHAIN, takenDown, WhenNone.SERVFAIL, null);
    assertEquals(List.of(), sites(gone));
  }

  /** Each site is, by the digits of {@code state} to the base 3: up, draining, or down. */
  private static Function<Site, SiteStatus> statuses(int state) {
    return site -> {
      int digit = state / (int) Math.pow(3, SITES.indexOf(site)) % 3;
      return digit == 2
          ? SiteStatus.ASSUMED.withUp(false)
          : SiteStatus.ASSUMED.withDraining(digit == 1);
    };
  }

  private static List<Site> up(List<Site> sites, Function<Site, SiteStatus> statuses) {
    return sites.stream().filter(site -> statuses.apply(site).isOperational()).toList();
  }

  private static List<Site> free(List<Site> sites, Function<Site, SiteStatus> statuses) {
    return up(sites, statuses).stream().filter(site -> !statuses.apply(site).draining()).toList();
  }

  @SafeVarargs
  private static List<Site> firstNonEmpty(List<Site>... lists) {
    int first =
        IntStream.range(0, lists.length).filter(i -> !lists[i].isEmpty()).findFirst().orElseThrow();
    return lists[first];
  }

  private static List<Site> sites(EligibleSites plan) {
    return plan.sites();
  }
}
