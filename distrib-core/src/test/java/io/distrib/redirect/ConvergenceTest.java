package io.distrib.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.Lists;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionRequest;
import io.distrib.naming.NamingService;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import io.distrib.topology.TopologyBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Section 6 of the rules, over the real {@link Distributor} and {@link NamingService}: every ring
 * of 1 to 6 sites, every set of live sites, every choice of the balancer, every pattern of busy and
 * free at each visit.
 */
class ConvergenceTest {
  private static final int MAX_RING = 6;

  /** Each redirect signs a marker and a cookie here, and each start is one for every site. */
  private static final int MAX_SIGNED_RING = 4;

  @Test
  void everyWalkEndsWithinNPlusTwoRedirectsAndNoneIsTurnedAwayBeforeAllWereAsked() {
    long walks = 0;
    for (int size = 1; size <= MAX_RING; size++) {
      for (Set<Integer> live : liveSets(size)) {
        WalkSearch search =
            new WalkSearch(Topologies.ring(size), live, size + 2, Distributor::decide);
        assertEquals(Optional.empty(), search.findFault(), () -> "live " + live);
        walks += search.walks();
      }
    }
    assertTrue(walks > 10_000, "only " + walks + " walks: the search has shrunk");
  }

  @Test
  void walksOfClientsThatRememberTheirLastSiteTakeOneRedirectMoreAtMost() {
    for (int size = 1; size <= MAX_SIGNED_RING; size++) {
      for (Set<Integer> live : liveSets(size)) {
        WalkSearch search =
            new WalkSearch(Topologies.ring(size), live, size + 3, Distributor::decide)
                .withReturnVisits(0);
        assertEquals(Optional.empty(), search.findFault(), () -> "live " + live);
      }
    }
  }

  @Test
  void aRememberedSiteWhoseClockDiffersIsForgottenAndNotAskedAgain() {
    for (int size = 1; size <= MAX_SIGNED_RING; size++) {
      for (Set<Integer> live : liveSets(size)) {
        WalkSearch search =
            new WalkSearch(Topologies.ring(size), live, 4, Distributor::decide)
                .withReturnVisits(100)
                .withoutLoad();
        assertEquals(Optional.empty(), search.findFault(), () -> "live " + live);
      }
    }
  }

  @Test
  void aHintThatIsNotTakenBackLoopsWhereClocksDiffer() {
    WalkSearch search =
        new WalkSearch(Topologies.ring(2), Set.of(0, 1), 50, ConvergenceTest::keepHint)
            .withReturnVisits(100)
            .withoutLoad();
    String fault = search.findFault().orElse("");
    assertTrue(fault.contains("50 redirects"), fault);
  }

  /** A client, or a rule, that does not forget. */
  private static DistributionDecision keepHint(
      Distributor distributor, DistributionRequest request) {
    DistributionDecision decision = distributor.decide(request);
    return decision instanceof Redirect redirect
            && redirect.cookies().toString().contains("; Max-Age=0;")
        ? new Redirect(redirect.reason(), redirect.status(), redirect.location())
        : decision;
  }

  @Test
  void walksBetweenSitesWhoseClocksDifferEndBeforeABrowserGivesUp() {
    int[] longest = {0, 0, 9, 16};
    for (int size = 2; size < longest.length; size++) {
      for (List<Long> offsets : clocks(size)) {
        for (Set<Integer> live : liveSets(size)) {
          WalkSearch search =
              new WalkSearch(Topologies.ring(size), live, longest[size], Distributor::decide)
                  .withClocks(offsets)
                  .withoutFairness();
          assertEquals(Optional.empty(), search.findFault(), () -> offsets + " live " + live);
        }
      }
    }
  }

  @Test
  void withoutCookiesTheirClocksLeadInCircles() {
    WalkSearch search =
        new WalkSearch(Topologies.ring(2), Set.of(0, 1), 50, ConvergenceTest::withoutCookies)
            .withClocks(List.of(0L, -60L));
    String fault = search.findFault().orElse("");
    assertTrue(fault.contains("50 redirects"), fault);
  }

  /** Every way to have each clock right, a minute off either way, or a day ahead. */
  private static List<List<Long>> clocks(int size) {
    return Lists.cartesianProduct(Collections.nCopies(size, List.of(0L, 30L, -86_400L)));
  }

  private static DistributionDecision withoutCookies(
      Distributor distributor, DistributionRequest request) {
    return distributor.decide(Requests.get(String.valueOf(request.host()), request.target()));
  }

  @Test
  void theSourcesLiteralFirstStepLoopsForEverySetWithADeadSite() {
    for (int size = 2; size <= MAX_RING; size++) {
      for (Set<Integer> live : liveSets(size)) {
        WalkSearch search =
            new WalkSearch(Topologies.ring(size), live, size + 2, WalkSearch::decideLiterally);
        assertEquals(live.size() < size, search.findFault().isPresent(), () -> "live " + live);
      }
    }
  }

  @Test
  void theLiteralLoopIsALivelockAndNotJustALongerWalk() {
    WalkSearch search =
        new WalkSearch(Topologies.ring(3), Set.of(0, 1), 500, WalkSearch::decideLiterally);
    String fault = search.findFault().orElse("");
    assertTrue(fault.contains("500 redirects"), fault);
  }

  @Test
  void walksThroughOverlappingGroupsEndBeforeABrowserGivesUp() {
    var topology =
        TopologyBuilder.pool("app.example.test")
            .site("s0", "s0.app.example.test", "192.0.2.1")
            .site("s1", "s1.app.example.test", "192.0.2.2")
            .site("s2", "s2.app.example.test", "192.0.2.3")
            .site("s3", "s3.app.example.test", "192.0.2.4")
            .group("a", group -> group.name("a.app.example.test").sites("s0", "s1").isDefault(true))
            .group(
                "b",
                group ->
                    group
                        .name("b.app.example.test")
                        .sites("s2", "s1", "s3")
                        .client("203.0.113.0/24"))
            .group("c", group -> group.name("c.app.example.test").sites("s3", "s0").fallback("a"))
            .build();
    for (Set<Integer> live : liveSets(4)) {
      WalkSearch search = new WalkSearch(topology, live, 20, Distributor::decide).withoutFairness();
      assertEquals(Optional.empty(), search.findFault(), () -> "live " + live);
      WalkSearch returning =
          new WalkSearch(topology, live, 20, Distributor::decide)
              .withoutFairness()
              .withReturnVisits(0);
      assertEquals(Optional.empty(), returning.findFault(), () -> "live " + live);
    }
  }

  private static Iterable<Set<Integer>> liveSets(int size) {
    assertFalse(size > 16);
    return () ->
        IntStream.range(1, 1 << size)
            .<Set<Integer>>mapToObj(
                bits -> {
                  Set<Integer> live = new TreeSet<>();
                  IntStream.range(0, size).filter(i -> (bits & (1 << i)) != 0).forEach(live::add);
                  return live;
                })
            .iterator();
  }
}
