package io.distrib.redirect;

import static io.distrib.redirect.WaitingSites.ask;
import static io.distrib.redirect.WaitingSites.at;
import static io.distrib.redirect.WaitingSites.cookie;
import static io.distrib.redirect.WaitingSites.place;
import static io.distrib.redirect.WaitingSites.turnedAway;
import static io.distrib.redirect.WaitingSites.walk;
import static io.distrib.testkit.Decisions.withoutFields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionDecision.Busy;
import io.distrib.model.DistributionDecision.Bypass;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Reason;
import io.distrib.model.Scheme;
import io.distrib.model.WaitingSettings;
import io.distrib.testkit.Topologies;
import io.distrib.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A3 and A5 at single sites: what a ticket is worth there. */
class WaitingAdmissionTest {
  private final WaitingSites sites = new WaitingSites();
  private final Topology ring = Topologies.ring(2);
  private final Distributor alone = sites.site(Topologies.single(), "s0").build();

  @Test
  void a3WhoComesBackMayUseTheReserveAndANewcomerMayNot() {
    String cookie = cookie(turnedAway(alone, "/", null));
    sites.clock.advance(Duration.ofSeconds(12));
    sites.load.set(0.9);
    assertInstanceOf(Busy.class, ask(alone, "/", null), "a newcomer");
    assertEquals(new Admit(Reason.ADMITTED, "/"), withoutFields(ask(alone, "/", cookie)));
    assertInstanceOf(Busy.class, ask(alone, "/", cookie), "not twice");
  }

  @Test
  void a3WithoutCookiesTheParameterCounts() {
    Busy busy = turnedAway(alone, "/shop?x=1", null);
    String back =
        Objects.requireNonNull(busy.comeBack()).substring("http://app.example.test".length());
    turnedAway(alone, "/", null);
    sites.clock.advance(Duration.ofSeconds(12));
    sites.load.set(0.9);
    assertEquals(new Admit(Reason.ADMITTED, "/shop?x=1"), withoutFields(ask(alone, back, null)));
    assertInstanceOf(Busy.class, ask(alone, back, null), "not twice");
  }

  @Test
  void a3TheLastOfTheReserveIsForTheOldest() {
    String first = cookie(turnedAway(alone, "/", null));
    String second = cookie(turnedAway(alone, "/", null));
    sites.clock.advance(Duration.ofSeconds(12));
    sites.load.set(0.99);
    Busy again = assertInstanceOf(Busy.class, ask(alone, "/", second));
    assertInstanceOf(Admit.class, ask(alone, "/", first));
    sites.clock.advance(again.retryAfter());
    assertInstanceOf(Admit.class, ask(alone, "/", cookie(again)));
  }

  @Test
  void a3NobodyIsHeldBackOnceTheWholeReserveIsFree() {
    String first = cookie(turnedAway(alone, "/", null));
    String second = cookie(turnedAway(alone, "/", null));
    sites.clock.advance(Duration.ofSeconds(12));
    sites.load.set(0.79);
    assertInstanceOf(Busy.class, ask(alone, "/", null), "a newcomer");
    assertInstanceOf(Admit.class, ask(alone, "/", second));
    assertInstanceOf(Admit.class, ask(alone, "/", first));
  }

  @Test
  void theReserveIsKeptOnlyWhileSomebodyWaits() {
    sites.load.set(0.95);
    assertInstanceOf(Admit.class, ask(alone, "/", null));
    sites.load.set(1);
    turnedAway(alone, "/", null);
    sites.load.set(0.75);
    assertInstanceOf(Busy.class, ask(alone, "/", null), "busy until the load is 0.9 - 0.2");
    sites.load.set(0.7);
    assertInstanceOf(Admit.class, ask(alone, "/", null));
    sites.load.set(0.8);
    assertTrue(alone.report().busy());
    sites.clock.advance(Duration.ofSeconds(200));
    assertFalse(alone.report().busy(), "those who waited are gone");
    sites.load.set(0.95);
    assertInstanceOf(Admit.class, ask(alone, "/", null));
  }

  @Test
  void aFullSiteTakesNobodyWhateverTicketHeHas() {
    String cookie = cookie(turnedAway(alone, "/", null));
    sites.clock.advance(Duration.ofSeconds(12));
    Busy again = assertInstanceOf(Busy.class, ask(alone, "/", cookie));
    assertEquals(place(cookie), place(cookie(again)), "the same place");
    assertNotEquals(cookie, cookie(again));
  }

  @Test
  void anUnknownLoadIsNoReasonToLetATicketIn() {
    String cookie = cookie(turnedAway(alone, "/", null));
    sites.clock.advance(Duration.ofSeconds(12));
    sites.load.set(Double.NaN);
    assertInstanceOf(Busy.class, ask(alone, "/", cookie));
  }

  @Test
  void a5ALiveSessionIsServedAndItsTicketRemovedWithoutALookAtItsCookies() {
    DistributionRequest request =
        new DistributionRequest(
            "GET",
            Scheme.HTTP,
            "s0.app.example.test",
            "/?distrib-ticket=1&x=1&distrib=2",
            null,
            true,
            name -> {
              throw new AssertionError(name);
            });
    assertEquals(new Bypass(Reason.SESSION, "/?x=1"), alone.decide(request));
  }

  @Test
  void aTicketCountsForNothingAtAnotherSite() {
    Distributor s0 = sites.site(ring, "s0").build();
    Distributor s1 = sites.site(ring, "s1").build();
    String cookie = cookie(walk(s0, s1, "/", null));
    String other = cookie(walk(s1, s0, "/", null));
    assertTrue(other.contains("~s0~"));
    sites.clock.advance(Duration.ofSeconds(12));
    sites.load.set(0.9);
    Redirect refused = assertInstanceOf(Redirect.class, ask(s0, "/", cookie));
    assertEquals(List.of(), refused.cookies());
    assertInstanceOf(Admit.class, at(s1, refused.location(), cookie));
  }

  @Test
  void whoseSiteIsGoneIsGivenAPlaceAtAnother() {
    Distributor s0 = sites.site(ring, "s0").build();
    Distributor s1 = sites.site(ring, "s1").build();
    String cookie = cookie(walk(s0, s1, "/", null));
    sites.clock.advance(Duration.ofSeconds(12));
    Distributor restarted = sites.site(ring, "s1").build();
    Busy busy = walk(restarted, s0, "/", cookie);
    assertTrue(cookie(busy).contains("~s0~"), "a new place");
  }

  @Test
  void theSettingsAreChecked() {
    for (Runnable faulty :
        List.<Runnable>of(
            () -> new WaitingSettings(0, Duration.ZERO, Duration.ofSeconds(1), 1),
            () -> new WaitingSettings(91, Duration.ZERO, Duration.ofSeconds(1), 1),
            () -> new WaitingSettings(1, Duration.ofSeconds(-1), Duration.ofSeconds(1), 1),
            () -> new WaitingSettings(1, Duration.ofMillis(500), Duration.ofSeconds(1), 1),
            () -> new WaitingSettings(1, Duration.ZERO, Duration.ZERO, 1),
            () -> new WaitingSettings(1, Duration.ZERO, Duration.ofSeconds(3_601), 1),
            () -> new WaitingSettings(1, Duration.ZERO, Duration.ofSeconds(1), 0),
            () -> new WaitingSettings(1, Duration.ZERO, Duration.ofSeconds(1), 1_000_001))) {
      assertThrows(IllegalArgumentException.class, faulty::run);
    }
  }
}
