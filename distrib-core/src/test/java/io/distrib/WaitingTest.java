package io.distrib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerPlacement;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionDecision.Busy;
import io.distrib.model.DistributionDecision.Bypass;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.Reason;
import io.distrib.model.Scheme;
import io.distrib.model.Topology;
import io.distrib.model.WaitingSettings;
import io.distrib.testkit.FixedLoadProbe;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A1 to A5 at single sites: what is given to whom, and what it is worth there. */
class WaitingTest {
  private static final long NOW = 1_700_000_000L;
  private static final String POOL = "app.example.test";
  private static final WaitingSettings SETTINGS =
      new WaitingSettings(20, Duration.ofSeconds(5), Duration.ofSeconds(60), 100);

  private final ManualClock clock = new ManualClock(NOW);
  private final FixedLoadProbe load = new FixedLoadProbe();
  private final Topology ring = Topologies.ring(2);
  private final Distributor alone = site(Topologies.single(), "s0").build();

  @BeforeEach
  void full() {
    load.set(1);
  }

  @Test
  void a1WhoIsTurnedAwayIsGivenATicket() {
    Busy busy = turnedAway(alone, "/shop?x=1", null);
    String value = value(busy);
    assertTrue(value.matches("1700000000000000~1700000012~1~s0~a[A-Za-z0-9_-]{22}"), value);
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
    HttpAnswer answer = alone.render(request, busy);
    assertTrue(
        answer
            .body()
            .contains(
                "<meta http-equiv=\"refresh\" content=\"12; url=http://app.example.test/shop?"
                    + "distrib-ticket="
                    + value(busy)
                    + "\">"),
        answer.body());
    assertTrue(answer.body().contains("<p role=\"status\">This page asks again by itself in 12 s"));
    assertTrue(answer.body().length() < 2_000);
    assertTrue(answer.headers().contains(new HttpAnswer.Header("Set-Cookie", cookieField(busy))));
  }

  @Test
  void a3WhoComesBackMayUseTheReserveAndANewcomerMayNot() {
    String cookie = cookie(turnedAway(alone, "/", null));
    clock.advance(Duration.ofSeconds(12));
    load.set(0.9);
    assertInstanceOf(Busy.class, ask(alone, "/", null), "a newcomer");
    assertEquals(new Admit(Reason.ADMITTED, "/"), ask(alone, "/", cookie));
    assertInstanceOf(Busy.class, ask(alone, "/", cookie), "not twice");
  }

  @Test
  void a3WithoutCookiesTheParameterCounts() {
    Busy busy = turnedAway(alone, "/shop?x=1", null);
    String back =
        Objects.requireNonNull(busy.comeBack()).substring("http://app.example.test".length());
    turnedAway(alone, "/", null);
    clock.advance(Duration.ofSeconds(12));
    load.set(0.9);
    assertEquals(new Admit(Reason.ADMITTED, "/shop?x=1"), ask(alone, back, null));
    assertInstanceOf(Busy.class, ask(alone, back, null), "not twice");
  }

  @Test
  void a3TheLastOfTheReserveIsForTheOldest() {
    String first = cookie(turnedAway(alone, "/", null));
    String second = cookie(turnedAway(alone, "/", null));
    clock.advance(Duration.ofSeconds(12));
    load.set(0.99);
    Busy again = assertInstanceOf(Busy.class, ask(alone, "/", second));
    assertInstanceOf(Admit.class, ask(alone, "/", first));
    clock.advance(again.retryAfter());
    assertInstanceOf(Admit.class, ask(alone, "/", cookie(again)));
  }

  @Test
  void a3NobodyIsHeldBackOnceTheWholeReserveIsFree() {
    String first = cookie(turnedAway(alone, "/", null));
    String second = cookie(turnedAway(alone, "/", null));
    clock.advance(Duration.ofSeconds(12));
    load.set(0.79);
    assertInstanceOf(Busy.class, ask(alone, "/", null), "a newcomer");
    assertInstanceOf(Admit.class, ask(alone, "/", second));
    assertInstanceOf(Admit.class, ask(alone, "/", first));
  }

  @Test
  void theReserveIsKeptOnlyWhileSomebodyWaits() {
    load.set(0.95);
    assertInstanceOf(Admit.class, ask(alone, "/", null));
    load.set(1);
    turnedAway(alone, "/", null);
    load.set(0.75);
    assertInstanceOf(Busy.class, ask(alone, "/", null), "busy until the load is 0.9 - 0.2");
    load.set(0.7);
    assertInstanceOf(Admit.class, ask(alone, "/", null));
    load.set(0.8);
    assertTrue(alone.report().busy());
    clock.advance(Duration.ofSeconds(200));
    assertFalse(alone.report().busy(), "those who waited are gone");
    load.set(0.95);
    assertInstanceOf(Admit.class, ask(alone, "/", null));
  }

  @Test
  void aFullSiteTakesNobodyWhateverTicketHeHas() {
    String cookie = cookie(turnedAway(alone, "/", null));
    clock.advance(Duration.ofSeconds(12));
    Busy again = assertInstanceOf(Busy.class, ask(alone, "/", cookie));
    assertEquals(place(cookie), place(cookie(again)), "the same place");
    assertNotEquals(cookie, cookie(again));
  }

  @Test
  void anUnknownLoadIsNoReasonToLetATicketIn() {
    String cookie = cookie(turnedAway(alone, "/", null));
    clock.advance(Duration.ofSeconds(12));
    load.set(Double.NaN);
    assertInstanceOf(Busy.class, ask(alone, "/", cookie));
  }

  @Test
  void a4ATicketBeforeItsTimeCountsForNothingAndIsGivenAgain() {
    String cookie = cookie(turnedAway(alone, "/", null));
    clock.advance(Duration.ofSeconds(11));
    load.set(0.9);
    Busy early = assertInstanceOf(Busy.class, ask(alone, "/", cookie));
    assertEquals(cookie, cookie(early));
    assertEquals(Duration.ofSeconds(1), early.retryAfter());
  }

  @Test
  void a4ATicketThatHasExpiredOrIsForgedIsReplaced() {
    String cookie = cookie(turnedAway(alone, "/", null));
    clock.advance(Duration.ofSeconds(73));
    load.set(0.9);
    assertInstanceOf(Admit.class, ask(alone, "/", null), "nobody waits any more");
    load.set(1);
    Busy expired = assertInstanceOf(Busy.class, ask(alone, "/", cookie));
    assertNotEquals(place(cookie), place(cookie(expired)));
    for (String forged :
        List.of(
            cookie.substring(0, 60), cookie + "x", "distrib_ticket=", "distrib_ticket=1~2~1~s0")) {
      clock.advance(Duration.ofMillis(1));
      Busy busy = assertInstanceOf(Busy.class, ask(alone, "/", forged));
      assertNotEquals(place(cookie), place(cookie(busy)));
    }
  }

  @Test
  void a4ATicketOfAnotherKeyIsForged() {
    Distributor other =
        site(Topologies.single(), "s0").marker(signed(MarkerKey.of('a', "another"))).build();
    turnedAway(alone, "/", null);
    String cookie = cookie(turnedAway(other, "/", null));
    clock.advance(Duration.ofSeconds(12));
    load.set(0.9);
    assertInstanceOf(Busy.class, ask(alone, "/", cookie));
  }

  @Test
  void theLatestOfSeveralTicketsCountsWhereverItStands() {
    String old = cookie(turnedAway(alone, "/", null));
    clock.advance(Duration.ofSeconds(12));
    String renewed = cookie(turnedAway(alone, "/", old));
    clock.advance(Duration.ofSeconds(12));
    load.set(0.9);
    String junk = "distrib_ticket=x; distrib_ticket=; ";
    assertInstanceOf(
        Admit.class, ask(alone, "/?distrib-ticket=" + old.substring(15), junk + renewed));
  }

  @Test
  void hostileCookiesAreNoTickets() {
    turnedAway(alone, "/", null);
    load.set(0.9);
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
  void theSiteThatKeepsThePlaceRenewsTheTicketOnTheWalk() {
    Distributor s0 = site(ring, "s0").build();
    Distributor s1 = site(ring, "s1").build();
    Busy busy = walk(s0, s1, "/", null);
    String cookie = cookie(busy);
    assertTrue(cookie.contains("~s1~"), "the last site that was asked");
    clock.advance(Duration.ofSeconds(12));
    Redirect onward = assertInstanceOf(Redirect.class, ask(s1, "/", cookie));
    assertEquals(Reason.OVERFLOW_STARTED, onward.reason());
    String renewed = before(';', onward.cookies().get(0));
    assertEquals(place(cookie), place(renewed));
    Busy again = assertInstanceOf(Busy.class, at(s0, onward.location(), renewed));
    assertEquals(renewed, cookie(again), "the last site leaves it as it is");

    clock.advance(again.retryAfter());
    String query = "/?distrib-ticket=" + renewed.substring(15);
    Redirect withoutCookies = assertInstanceOf(Redirect.class, ask(s1, query, null));
    assertFalse(withoutCookies.location().contains(renewed.substring(15)));
    Busy third = assertInstanceOf(Busy.class, at(s0, withoutCookies.location(), null));
    assertEquals(place(cookie), place(cookie(third)));
  }

  @Test
  void aTicketCountsForNothingAtAnotherSite() {
    Distributor s0 = site(ring, "s0").build();
    Distributor s1 = site(ring, "s1").build();
    String cookie = cookie(walk(s0, s1, "/", null));
    String other = cookie(walk(s1, s0, "/", null));
    assertTrue(other.contains("~s0~"));
    clock.advance(Duration.ofSeconds(12));
    load.set(0.9);
    Redirect refused = assertInstanceOf(Redirect.class, ask(s0, "/", cookie));
    assertEquals(List.of(), refused.cookies());
    assertInstanceOf(Admit.class, at(s1, refused.location(), cookie));
  }

  @Test
  void whoseSiteIsGoneIsGivenAPlaceAtAnother() {
    Distributor s0 = site(ring, "s0").build();
    Distributor s1 = site(ring, "s1").build();
    String cookie = cookie(walk(s0, s1, "/", null));
    clock.advance(Duration.ofSeconds(12));
    Distributor restarted = site(ring, "s1").build();
    Busy busy = walk(restarted, s0, "/", cookie);
    assertTrue(cookie(busy).contains("~s0~"), "a new place");
  }

  @Test
  void aDrainingSiteOpensAndKeepsNoPlaces() {
    String cookie = cookie(turnedAway(alone, "/", null));
    clock.advance(Duration.ofSeconds(12));
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
        site(Topologies.single(), "s0")
            .waiting(new WaitingSettings(20, Duration.ZERO, Duration.ofSeconds(60), 1))
            .build();
    assertNotNull(turnedAway(small, "/", null).setCookie());
    Busy busy = turnedAway(small, "/", null);
    assertFalse(busy.keepsPlace());
    assertEquals("http://app.example.test/", busy.comeBack());
  }

  @Test
  void withoutAKeyNoTicketIsGivenAndNothingIsKept() {
    Distributor unsigned = site(Topologies.single(), "s0").marker(MarkerSettings.DEFAULT).build();
    Busy busy = turnedAway(unsigned, "/", null);
    assertEquals(Duration.ofSeconds(12), busy.retryAfter(), "but there is jitter");
    assertNull(busy.setCookie());
    load.set(0.9);
    ask(unsigned, "/", null);
    load.set(0.95);
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
    assertFalse(alone.render(Requests.of("POST", POOL, "/pay"), busy).body().contains("refresh"));
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

  /** The walk of a client that {@code first} sends on to {@code last}, which turns it away. */
  private static Busy walk(
      Distributor first, Distributor last, String target, @Nullable String cookie) {
    Redirect onward = assertInstanceOf(Redirect.class, ask(first, target, cookie));
    return assertInstanceOf(Busy.class, at(last, onward.location(), cookie));
  }

  private static Busy turnedAway(Distributor site, String target, @Nullable String cookie) {
    return assertInstanceOf(Busy.class, ask(site, target, cookie));
  }

  /** Asks for {@code target} under the Pool Name, and follows to the Site Name. */
  private static DistributionDecision ask(
      Distributor site, String target, @Nullable String cookie) {
    Redirect toSite =
        assertInstanceOf(Redirect.class, at(site, "http://app.example.test" + target, cookie));
    return at(site, toSite.location(), cookie);
  }

  private static DistributionDecision at(Distributor site, String url, @Nullable String cookie) {
    int path = url.indexOf('/', "http://".length());
    return site.decide(
        new DistributionRequest(
            "GET",
            Scheme.HTTP,
            url.substring("http://".length(), path),
            url.substring(path),
            null,
            false,
            name -> name.equals("Cookie") ? cookie : null));
  }

  private static String cookieField(Busy busy) {
    return Objects.requireNonNull(busy.setCookie());
  }

  private static String cookie(Busy busy) {
    return before(';', cookieField(busy));
  }

  private static String value(Busy busy) {
    return cookie(busy).substring("distrib_ticket=".length());
  }

  private static String place(String cookie) {
    return before('~', cookie);
  }

  private static String before(char end, String text) {
    return text.substring(0, text.indexOf(end));
  }

  private DistributorBuilder site(Topology topology, String id) {
    return Distributor.builder(topology, id)
        .clock(clock)
        .loadProbe(load)
        .random(() -> 0x7FFF_FFFF_FFFF_FFFFL)
        .marker(signed(MarkerKey.of('a', "only for tests")))
        .waiting(SETTINGS);
  }

  private static MarkerSettings signed(MarkerKey key) {
    return new MarkerSettings(
        MarkerPlacement.QUERY,
        "distrib",
        Duration.ofSeconds(60),
        Duration.ofSeconds(5),
        List.of(key));
  }
}
