package io.distrib.redirect;

import static io.distrib.redirect.WaitingSites.ask;
import static io.distrib.redirect.WaitingSites.at;
import static io.distrib.redirect.WaitingSites.cookie;
import static io.distrib.redirect.WaitingSites.turnedAway;
import static io.distrib.redirect.WaitingSites.walk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionDecision.Busy;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.PlaceInLine;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import io.distrib.topology.Topology;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A2: what a waiting client learns about its place. */
class PlaceInLineTest {
  private final WaitingSites sites = new WaitingSites();
  private final Distributor alone = sites.site(Topologies.single(), "s0").build();

  @Test
  void eachIsToldHowManyWaitBeforeIt() {
    String first = cookie(turnedAway(alone, "/", null));
    String second = cookie(turnedAway(alone, "/", null));
    Busy third = turnedAway(alone, "/", null);
    assertEquals(new PlaceInLine(2, OptionalInt.empty()), third.line(), "nobody was let in");

    sites.clock.advance(Duration.ofSeconds(12));
    Busy again = assertInstanceOf(Busy.class, ask(alone, "/", second));
    assertEquals(new PlaceInLine(1, OptionalInt.empty()), again.line());
    sites.load.set(0.9);
    assertInstanceOf(Admit.class, ask(alone, "/", first));
    sites.load.set(1);
    sites.clock.advance(again.retryAfter());
    assertEquals(
        new PlaceInLine(0, OptionalInt.empty()),
        assertInstanceOf(Busy.class, ask(alone, "/", cookie(again))).line());
  }

  @Test
  void theWaitIsReckonedFromHowManyWereLetIn() {
    sites.load.set(0);
    for (int i = 0; i < 30; i++) {
      assertInstanceOf(Admit.class, ask(alone, "/", null));
    }
    sites.load.set(1);
    for (int i = 0; i < 9; i++) {
      turnedAway(alone, "/", null);
    }
    Busy last = turnedAway(alone, "/", null);
    assertEquals(new PlaceInLine(9, OptionalInt.of(20)), last.line(), "30 in a minute");
    String page = Rendered.of(Requests.get("x", "/"), last).body();
    assertTrue(
        page.contains(
            "You keep your place in the line. People before you: 9. Estimated wait: 20 s.</p>"),
        page);
  }

  @Test
  void whatItsSiteSaidIsShownByTheSiteThatTurnsItAway() {
    Topology ring = Topologies.ring(2);
    Distributor s0 = sites.site(ring, "s0").build();
    Distributor s1 = sites.site(ring, "s1").build();
    walk(s0, s1, "/", null);
    String cookie = cookie(walk(s0, s1, "/", null));
    sites.clock.advance(Duration.ofSeconds(12));
    Redirect onward = assertInstanceOf(Redirect.class, ask(s1, "/", cookie));
    String renewed = WaitingSites.before(';', onward.cookies().get(0));
    Busy busy = assertInstanceOf(Busy.class, at(s0, onward.location(), renewed));
    assertEquals(new PlaceInLine(1, OptionalInt.empty()), busy.line());
  }

  @Test
  void whoHasNoPlaceIsToldNone() {
    alone.setDraining(true);
    Busy busy = turnedAway(alone, "/", null);
    assertNull(busy.line());
    assertFalse(Rendered.of(Requests.get("x", "/"), busy).body().contains("distrib-place"));
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new PlaceInLine(-1, OptionalInt.empty()));
    assertThrows(
        IllegalArgumentException.class, () -> new PlaceInLine(10_000_000, OptionalInt.empty()));
    assertThrows(IllegalArgumentException.class, () -> new PlaceInLine(0, OptionalInt.of(-1)));
    assertThrows(
        IllegalArgumentException.class, () -> new PlaceInLine(0, OptionalInt.of(1_000_000)));
  }
}
