package io.distrib.naming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.model.AdminState;
import io.distrib.model.NamingReason;
import io.distrib.model.SiteStatus;
import io.distrib.topology.Site;
import io.distrib.topology.TopologyBuilder;
import io.distrib.topology.WhenNone;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** D17 beside D1, D5, D6 and D14, over every state of a group of three sites and its fallback. */
class StandbyTest {
  private static final int SITES = 4;

  /** Free, impaired, draining, both, down; each of a site and of a standby. */
  private static final int KINDS = 10;

  private static final List<SiteStatus> STATUSES =
      List.of(
          SiteStatus.ASSUMED,
          SiteStatus.ASSUMED.withImpaired(true),
          SiteStatus.ASSUMED.withDraining(true),
          SiteStatus.ASSUMED.withDraining(true).withImpaired(true),
          SiteStatus.ASSUMED.withUp(false));

  /** A topology is built once: there are few of them. */
  private final Map<Integer, List<List<Site>>> chains = new HashMap<>();

  @Test
  void theFirstLinkWithASiteIsAskedForTheBestOfItsSites() {
    Set<String> seen = new HashSet<>();
    for (int state = 0; state < Math.pow(KINDS, SITES); state++) {
      List<List<Site>> chain = chain(state);
      Function<Site, SiteStatus> statuses = statuses(state);
      EligibleSites plan = NamingFlow.balanced(chain, statuses, WhenNone.ALL, null);
      List<Site> expected = best(chain, statuses);
      assertEquals(expected, plan.sites(), () -> chain + " " + plan);
      seen.add(plan.reason() + " " + rank(statuses).applyAsInt(plan.sites().get(0)));
    }
    assertEquals(8 + 8 + 2, seen.size(), seen::toString);
  }

  /** D17 in other words: each site has a rank, and those of the lowest are named. */
  private static List<Site> best(List<List<Site>> chain, Function<Site, SiteStatus> statuses) {
    ToIntFunction<Site> rank = rank(statuses);
    for (List<Site> link : chain) {
      int lowest = link.stream().mapToInt(rank).min().orElseThrow();
      if (lowest < 16) {
        return link.stream().filter(site -> rank.applyAsInt(site) == lowest).toList();
      }
    }
    List<Site> own = chain.get(0);
    boolean hasWarm = own.stream().anyMatch(site -> !site.cold());
    return own.stream().filter(site -> !site.cold() || !hasWarm).toList();
  }

  private static ToIntFunction<Site> rank(Function<Site, SiteStatus> statuses) {
    return site -> {
      SiteStatus status = statuses.apply(site);
      return (status.isOperational() ? 0 : 16)
          + (status.draining() ? 4 : 0)
          + (status.impaired() ? 2 : 0)
          + (site.cold() ? 1 : 0);
    };
  }

  @Test
  void aSiteNameGoesAroundItsRingWhetherOrNotASiteIsCold() {
    for (int state = 0; state < Math.pow(KINDS, SITES); state++) {
      Function<Site, SiteStatus> statuses = statuses(state);
      List<Site> ring = chain(state).get(0);
      for (int place = 0; place < ring.size(); place++) {
        int from = place;
        List<Site> order =
            IntStream.range(0, ring.size()).mapToObj(i -> ring.get((from + i) % 3)).toList();
        Site expected =
            order.stream()
                .filter(site -> statuses.apply(site).isOperational())
                .findFirst()
                .orElse(order.get(0));
        EligibleSites plan =
            NamingFlow.failover(place, List.of(ring), statuses, WhenNone.ALL, null);
        assertEquals(List.of(expected), plan.sites(), plan::toString);
      }
    }
  }

  @Test
  void ofSitesThatAreTakenDownStandbysComeAfterOthersThatAnswer() {
    List<Site> sites = chain(5).get(0);
    Function<Site, SiteStatus> takenDown =
        site ->
            new SiteStatus(
                !site.equals(sites.get(1)),
                AdminState.DOWN,
                false,
                false,
                SiteStatus.ASSUMED.load());
    EligibleSites plan = NamingFlow.balanced(List.of(sites), takenDown, WhenNone.ALL, null);
    assertTrue(sites.get(0).cold());
    assertEquals(List.of(sites.get(2)), plan.sites());
    assertEquals(NamingReason.ALL_DOWN_ALL, plan.reason());
  }

  /** A site is, by its digit of {@code state}, one of the kinds: from 5 on it is a standby. */
  private static int digit(int state, int site) {
    return state / (int) Math.pow(KINDS, site) % KINDS;
  }

  private static Function<Site, SiteStatus> statuses(int state) {
    return site -> STATUSES.get(digit(state, Integer.parseInt(site.id())) % STATUSES.size());
  }

  /** Three sites, and one on which they fall back. */
  private List<List<Site>> chain(int state) {
    int cold =
        IntStream.range(0, SITES).filter(site -> isCold(state, site)).map(site -> 1 << site).sum();
    return chains.computeIfAbsent(cold, StandbyTest::chainWith);
  }

  private static boolean isCold(int state, int site) {
    return digit(state, site) >= STATUSES.size();
  }

  /** Those of them are standbys whose bits are set. */
  private static List<List<Site>> chainWith(int cold) {
    TopologyBuilder builder = TopologyBuilder.pool("app.example.test");
    for (int i = 0; i < SITES; i++) {
      int number = i;
      builder.site(
          String.valueOf(i),
          site ->
              site.name("s" + number + ".app.example.test")
                  .address("192.0.2." + (number + 1))
                  .cold((cold >> number & 1) != 0));
    }
    List<Site> sites =
        builder.build().sites().stream().sorted(Comparator.comparing(Site::id)).toList();
    return List.of(sites.subList(0, SITES - 1), sites.subList(SITES - 1, SITES));
  }
}
