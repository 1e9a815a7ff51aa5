package io.distrib.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Reason;
import io.distrib.testkit.FixedLoadProbe;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The rules H8 to H11 as one site applies them: whom it sends on when it takes no new session. */
class OverflowRulesTest {
  private static final long NOW = 1_700_000_000L;

  private final ManualClock clock = new ManualClock(NOW);
  private final FixedLoadProbe load = new FixedLoadProbe();
  private final Distributor boston = flat("boston").build();

  @Test
  void h8FullSiteSendsToTheNextOfTheRing() {
    load.set(1);
    assertRedirect(
        boston,
        "boston.app.example.test",
        "/?distrib=1700000000",
        "http://chicago.app.example.test:8443/?distrib=1700000000~boston~1");
    Distributor geneva = flat("geneva").build();
    clock.advance(Duration.ofSeconds(3));
    assertRedirect(
        geneva,
        "geneva.app.example.test",
        "/?distrib=1700000000",
        "http://boston.app.example.test/?distrib=1700000003~geneva~1");
  }

  @Test
  void h8DrainingSiteTakesNoNewSessionButServesItsOwn() {
    boston.setDraining(true);
    assertEquals(Reason.OVERFLOW_STARTED, reason(boston, own("/?distrib=1700000000")));
    assertEquals(
        Reason.SESSION, reason(boston, Requests.inSession("boston.app.example.test", "/")));
    boston.setDraining(false);
    assertEquals(Reason.ADMITTED, reason(boston, own("/?distrib=1700000000")));
  }

  @Test
  void h8UsesTheRingOfTheProperGroupWhenThisSiteIsInIt() {
    load.set(1);
    Distributor chicago = grouped("chicago").build();
    DistributionRequest american = Requests.get("chicago.app.example.test", "/?distrib=1700000000");
    assertEquals(
        "http://boston.app.example.test/?distrib=1700000000~chicago~1",
        location(chicago.decide(american)));
    assertEquals(
        "http://geneva.app.example.test/?distrib=1700000000~chicago~1",
        location(chicago.decide(Requests.from("198.51.100.7", american))));
    DistributionRequest strayAtGeneva =
        Requests.get("geneva.app.example.test", "/?distrib=1700000000");
    assertEquals(
        "http://chicago.app.example.test:8443/?distrib=1700000000~geneva~1",
        location(grouped("geneva").build().decide(strayAtGeneva)));
  }

  @Test
  void h9EndsTheWalk() {
    load.set(1);
    assertEquals(Reason.RING_BUSY, reason(boston, own("/?distrib=1700000000~boston~1")));
    assertEquals(Reason.RING_BUSY, reason(boston, own("/?distrib=1700000000~chicago~1")));
    assertEquals(Reason.RING_BUSY, reason(boston, own("/?distrib=1700000000~geneva~2")));
    Distributor oneHop = flat("boston").maxOverflowHops(1).build();
    assertEquals(Reason.RING_BUSY, reason(oneHop, own("/?distrib=1700000000~geneva~1")));
  }

  @Test
  void h10ContinuesUnderTheSameDate() {
    load.set(1);
    clock.advance(Duration.ofSeconds(9));
    assertRedirect(
        boston,
        "boston.app.example.test",
        "/?x&distrib=1700000000~geneva~1",
        "http://chicago.app.example.test:8443/?x&distrib=1700000000~geneva~2");
  }

  @Test
  void h11OnlySiteIsBusy() {
    load.set(1);
    Distributor only =
        Distributor.builder(Topologies.single(), "s0").clock(clock).loadProbe(load).build();
    assertEquals(
        Reason.ONLY_SITE_BUSY,
        reason(only, Requests.get("s0.app.example.test", "/?distrib=1700000000")));
  }

  private DistributorBuilder flat(String site) {
    return Distributor.builder(Topologies.flat(), site).clock(clock).loadProbe(load);
  }

  private DistributorBuilder grouped(String site) {
    return Distributor.builder(Topologies.grouped(), site).clock(clock).loadProbe(load);
  }

  private static DistributionRequest own(String target) {
    return Requests.get("boston.app.example.test", target);
  }

  private static Reason reason(Distributor site, DistributionRequest request) {
    return site.decide(request).reason();
  }

  private static String location(DistributionDecision decision) {
    return assertInstanceOf(Redirect.class, decision).location();
  }

  private static void assertRedirect(
      Distributor site, String host, String target, String location) {
    assertEquals(location, location(site.decide(Requests.get(host, target))));
  }
}
