package io.distrib.redirect;

import static io.distrib.redirect.WaitingSites.ask;
import static io.distrib.redirect.WaitingSites.at;
import static io.distrib.redirect.WaitingSites.before;
import static io.distrib.redirect.WaitingSites.cookie;
import static io.distrib.redirect.WaitingSites.cookieField;
import static io.distrib.redirect.WaitingSites.place;
import static io.distrib.redirect.WaitingSites.turnedAway;
import static io.distrib.redirect.WaitingSites.value;
import static io.distrib.redirect.WaitingSites.walk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionDecision.Busy;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.Reason;
import io.distrib.model.WaitingSettings;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import io.distrib.topology.Topology;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A1, A2 and A4 at single sites: what is given to whom, and what counts as a ticket. */
class ReturnTicketsTest {
  private static final String POOL = "app.example.test";

  private final WaitingSites sites = new WaitingSites();
  private final Topology ring = Topologies.ring(2);
  private final Distributor alone = sites.site(Topologies.single(), "s0").build();

  @Test
  void a1WhoIsTurnedAwayIsGivenATicket() {
    Busy busy = turnedAway(alone, "/shop?x=1", null);
    String value = value(busy);
    assertTrue(value.matches("1700000000000000~1700000012~1~s0~0~~a[A-Za-z0-9_-]{22}"), value);
    assertEquals(Duration.ofSeconds(12), busy.retryAfter(), "10 s and the jitter");
    assertEquals("http://app.example.test/shop?x=1&distrib-ticket=" + value, busy.comeBack());
    assertEquals(
        "distrib_ticket="
            + value
            + "; Domain=app.example.test; Path=/; Max-Age=72; HttpOnly; SameSite=Lax",
        cookieField(busy));
  }

  @Test
  void a2ThePageAsksAgainByItselfAtTheGroupName() {
    DistributionRequest request = Requests.get(POOL, "/shop");
    Busy busy = turnedAway(alone, "/shop", null);
    HttpAnswer answer = Rendered.of(request, busy);
    assertTrue(
        answer
            .body()
            .contains(
                "<meta http-equiv=\"refresh\" content=\"12; url=http://app.example.test/shop?"
                    + "distrib-ticket="
                    + value(busy)
                    + "\">"),
        answer.body());
    assertTrue(answer.body().contains(" role=\"status\">This page asks again by itself in 12 s"));
    assertTrue(answer.body().length() < 4_000);
    assertTrue(answer.headers().contains(new HttpAnswer.Header("Set-Cookie", cookieField(busy))));
  }

  @Test
  void a4ATicketBeforeItsTimeCountsForNothingAndIsGivenAgain() {
    String cookie = cookie(turnedAway(alone, "/", null));
    sites.clock.advance(Duration.ofSeconds(11));
    sites.load.set(0.9);
    Busy early = assertInstanceOf(Busy.class, ask(alone, "/", cookie));
    assertEquals(cookie, cookie(early));
    assertEquals(Duration.ofSeconds(1), early.retryAfter());
  }

  @Test
  void a4ATicketThatHasExpiredOrIsForgedIsReplaced() {
    String cookie = cookie(turnedAway(alone, "/", null));
    sites.clock.advance(Duration.ofSeconds(73));
    sites.load.set(0.9);
    assertInstanceOf(Admit.class, ask(alone, "/", null), "nobody waits any more");
    sites.load.set(1);
    Busy expired = assertInstanceOf(Busy.class, ask(alone, "/", cookie));
    assertNotEquals(place(cookie), place(cookie(expired)));
    for (String forged :
        List.of(
            cookie.substring(0, 60), cookie + "x", "distrib_ticket=", "distrib_ticket=1~2~1~s0")) {
      sites.clock.advance(Duration.ofMillis(1));
      Busy busy = assertInstanceOf(Busy.class, ask(alone, "/", forged));
      assertNotEquals(place(cookie), place(cookie(busy)));
    }
  }

  @Test
  void a4ATicketOfAnotherKeyIsForged() {
    Distributor other =
        sites
            .site(Topologies.single(), "s0")
            .marker(MarkerSettings.DEFAULT.withKeys(MarkerKey.of('a', "another")))
            .build();
    turnedAway(alone, "/", null);
    String cookie = cookie(turnedAway(other, "/", null));
    sites.clock.advance(Duration.ofSeconds(12));
    sites.load.set(0.9);
    assertInstanceOf(Busy.class, ask(alone, "/", cookie));
  }

  @Test
  void theLatestOfSeveralTicketsCountsWhereverItStands() {
    String old = cookie(turnedAway(alone, "/", null));
    sites.clock.advance(Duration.ofSeconds(12));
    String renewed = cookie(turnedAway(alone, "/", old));
    sites.clock.advance(Duration.ofSeconds(12));
    sites.load.set(0.9);
    String junk = "distrib_ticket=x; distrib_ticket=; ";
    assertInstanceOf(
        Admit.class, ask(alone, "/?distrib-ticket=" + old.substring(15), junk + renewed));
  }

  @Test
  void hostileCookiesAreNoTickets() {
    turnedAway(alone, "/", null);
    sites.load.set(0.9);
    for (String cookies :
        List.of(
            "distrib_ticket=" + "1~".repeat(100_000),
            "distrib_ticket=1; ".repeat(100_000),
            ";".repeat(1_000_000),
            "distrib_ticket=\u0000\u00e9~~~~",
            "=; ==; distrib_ticket")) {
      assertInstanceOf(Busy.class, ask(alone, "/", cookies));
    }
  }

  @Test
  void theSiteThatKeepsThePlaceRenewsTheTicketOnTheWalk() {
    Distributor s0 = sites.site(ring, "s0").build();
    Distributor s1 = sites.site(ring, "s1").build();
    Busy busy = walk(s0, s1, "/", null);
    String cookie = cookie(busy);
    assertTrue(cookie.contains("~s1~"), "the last site that was asked");
    sites.clock.advance(Duration.ofSeconds(12));
    Redirect onward = assertInstanceOf(Redirect.class, ask(s1, "/", cookie));
    assertEquals(Reason.OVERFLOW_STARTED, onward.reason());
    String renewed = before(';', onward.cookies().get(0));
    assertEquals(place(cookie), place(renewed));
    Busy again = assertInstanceOf(Busy.class, at(s0, onward.location(), renewed));
    assertEquals(renewed, cookie(again), "the last site leaves it as it is");

    sites.clock.advance(again.retryAfter());
    String query = "/?distrib-ticket=" + renewed.substring(15);
    Redirect withoutCookies = assertInstanceOf(Redirect.class, ask(s1, query, null));
    assertFalse(withoutCookies.location().contains(renewed.substring(15)));
    Busy third = assertInstanceOf(Busy.class, at(s0, withoutCookies.location(), null));
    assertEquals(place(cookie), place(cookie(third)));
  }

  @Test
  void aDrainingSiteOpensAndKeepsNoPlaces() {
    String cookie = cookie(turnedAway(alone, "/", null));
    sites.clock.advance(Duration.ofSeconds(12));
    alone.setDraining(true);
    Busy busy = turnedAway(alone, "/", cookie);
    assertFalse(busy.keepsPlace());
    assertNull(busy.setCookie());
    assertEquals(
        "http://app.example.test/?distrib-ticket=x",
        turnedAway(alone, "/?distrib-ticket=x", null).comeBack());
  }

  @Test
  void whoComesToAFullRoomGetsNoTicket() {
    Distributor small =
        sites
            .site(Topologies.single(), "s0")
            .waiting(new WaitingSettings(20, Duration.ZERO, Duration.ofSeconds(60), 1))
            .build();
    assertNotNull(turnedAway(small, "/", null).setCookie());
    Busy busy = turnedAway(small, "/", null);
    assertFalse(busy.keepsPlace());
    assertEquals("http://app.example.test/", busy.comeBack());
  }

  @Test
  void withoutAKeyNoTicketIsGivenAndNothingIsKept() {
    Distributor unsigned =
        sites.site(Topologies.single(), "s0").marker(MarkerSettings.DEFAULT).build();
    Busy busy = turnedAway(unsigned, "/", null);
    assertEquals(Duration.ofSeconds(12), busy.retryAfter(), "but there is jitter");
    assertNull(busy.setCookie());
    sites.load.set(0.9);
    ask(unsigned, "/", null);
    sites.load.set(0.95);
    assertInstanceOf(Admit.class, ask(unsigned, "/", null));
  }

  @Test
  void whoDoesNotAskByGetIsNotSentBackByThePage() {
    Redirect toSite = (Redirect) alone.decide(Requests.of("POST", POOL, "/pay"));
    Busy busy =
        assertInstanceOf(
            Busy.class,
            alone.decide(
                Requests.of(
                    "POST",
                    "s0.app.example.test",
                    toSite.location().substring("http://s0.app.example.test".length()))));
    assertNull(busy.comeBack());
    assertTrue(busy.keepsPlace());
    assertFalse(Rendered.of(Requests.of("POST", POOL, "/pay"), busy).body().contains("refresh"));
  }
}
