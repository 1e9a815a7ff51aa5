package io.distrib.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.marker.MarkerSettings;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Reason;
import io.distrib.redirect.PlacementJars.State;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Section 6 of the rules for clients that bring placement cookies (H12), with the search of {@link
 * ConvergenceTest}: of every state at every site.
 */
class PlacedWalksTest {
  private static final long NOW = 1_700_000_000L;
  private static final List<State> ALL = List.of(State.values());
  private static final List<State> SOUND = List.of(State.ABSENT, State.VALID);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void walksEndWithinNPlusTwoRedirectsWhateverCookiesTheClientBrings(boolean keeps) {
    for (int size = 1; size <= 5; size++) {
      for (Set<Integer> live : liveSets(size)) {
        WalkSearch search =
            new WalkSearch(Topologies.ring(size), live, size + 2, Distributor::decide)
                .withPlacements(size <= 3 ? ALL : SOUND, keeps);
        assertThat(search.findFault()).as("live %s", live).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withALastSiteTheyTakeOneRedirectMoreAtMost(boolean keeps) {
    for (int size = 1; size <= 3; size++) {
      for (Set<Integer> live : liveSets(size)) {
        WalkSearch search =
            new WalkSearch(Topologies.ring(size), live, size + 3, Distributor::decide)
                .withReturnVisits(0)
                .withPlacements(size <= 2 ? ALL : SOUND, keeps);
        assertThat(search.findFault()).as("live %s", live).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whereClocksDifferTheyTakeOneRedirectMoreAtMost(boolean keeps) {
    for (long offset : new long[] {30, 100, -86_400}) {
      for (Set<Integer> live : liveSets(2)) {
        WalkSearch search =
            new WalkSearch(Topologies.ring(2), live, 10, Distributor::decide)
                .withClocks(List.of(0L, offset))
                .withoutFairness()
                .withPlacements(ALL, keeps);
        assertThat(search.findFault()).as("%s, live %s", offset, live).isEmpty();
      }
    }
  }

  @Test
  void aCookieThatCountsMoreThanAMarkerLeadsInCircles() {
    WalkSearch search =
        new WalkSearch(Topologies.ring(2), Set.of(0, 1), 50, PlacedWalksTest::withoutMarker)
            .withPlacements(ALL, true);
    assertThat(search.findFault().orElse("")).contains("50 redirects");
  }

  /** A site that looks for the cookie first. */
  private static DistributionDecision withoutMarker(
      Distributor distributor, DistributionRequest request) {
    String cookies = request.header("Cookie");
    DistributionDecision decision = distributor.decide(request);
    boolean isOwn =
        Objects.equals(request.host(), distributor.site().name().text()) && cookies != null;
    return isOwn
        ? distributor.decide(
            Requests.with(
                Requests.get(distributor.site().name().text(), "/cart?x=1"),
                Map.of("Cookie", Objects.requireNonNull(cookies))))
        : decision;
  }

  @Test
  void aFullSiteThatTurnsAwayWhomItHasPlacedIsFound() {
    WalkSearch search =
        new WalkSearch(Topologies.ring(2), Set.of(0, 1), 4, PlacedWalksTest::turnAway)
            .withPlacements(SOUND, false);
    assertThat(search.findFault().orElse("")).contains("turned away though not all");
  }

  private static DistributionDecision turnAway(
      Distributor distributor, DistributionRequest request) {
    DistributionDecision decision = distributor.decide(request);
    boolean isPlaced = !request.target().contains("distrib=");
    return isPlaced && decision.reason() == Reason.OVERFLOW_STARTED
        ? new DistributionDecision.Busy(Reason.RING_BUSY, 503, Duration.ofSeconds(1))
        : decision;
  }

  @Test
  void theBalancerSeesEveryClientThatNoSiteHasPlaced() {
    Topology topology = Topologies.ring(3);
    PlacementJars jars = new PlacementJars(topology, MarkerSettings.DEFAULT, site -> NOW);
    Set<Reason> reasons = new HashSet<>();
    for (Site site : topology.sites()) {
      Distributor distributor =
          Distributor.builder(topology, site.id()).clock(new ManualClock(NOW)).build();
      String host = site.name().text();
      for (Map<String, String> jar : jars.of(State.UNSOUND)) {
        String cookies =
            jar.entrySet().stream()
                .filter(cookie -> cookie.getKey().endsWith("@" + host))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("; "));
        DistributionRequest request =
            Requests.with(Requests.get(host, "/cart?x=1"), Map.of("Cookie", cookies));
        reasons.add(distributor.decide(request).reason());
      }
    }
    assertThat(reasons).containsExactly(Reason.UNMARKED_TO_GROUP);
  }

  private static List<Set<Integer>> liveSets(int size) {
    return IntStream.range(1, 1 << size)
        .mapToObj(
            bits ->
                IntStream.range(0, size)
                    .filter(i -> (bits & (1 << i)) != 0)
                    .boxed()
                    .collect(Collectors.toSet()))
        .toList();
  }
}
