package io.distrib.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.marker.Marker;
import io.distrib.marker.MarkerCodec;
import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Reason;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** H6 between sites whose clocks differ: the second time, the date of a marker counts no more. */
class ClockDifferenceTest {
  private static final long NOW = 1_700_000_000L;
  private static final String HOST = "chicago.app.example.test";
  private static final String FUTURE = "/cart?distrib=" + (NOW + 61) + "~boston~1";
  private static final String PAST = "/cart?distrib=" + (NOW - 61) + "~boston~1";

  private final ManualClock clock = new ManualClock(NOW);
  private final Distributor chicago = site(MarkerSettings.DEFAULT);

  @Test
  void aClientIsSentBackOnceAndThenLetIn() {
    for (String target : List.of(FUTURE, PAST)) {
      Redirect redirect = assertInstanceOf(Redirect.class, chicago.decide(get(target)));
      assertEquals("http://americas.app.example.test/cart", redirect.location());
      assertEquals(
          List.of("distrib_clock=" + NOW + "~chicago; Path=/; Max-Age=60; HttpOnly; SameSite=Lax"),
          redirect.cookies());
      assertEquals(Reason.ADMITTED, again(redirect, target));
    }
  }

  @Test
  void theSiteKnowsItForAMinute() {
    Redirect redirect = assertInstanceOf(Redirect.class, chicago.decide(get(PAST)));
    clock.advance(Duration.ofSeconds(60));
    assertEquals(Reason.ADMITTED, again(redirect, PAST));
    clock.advance(Duration.ofSeconds(1));
    assertEquals(Reason.EXPIRED_TO_GROUP, again(redirect, PAST));
  }

  @Test
  void aBookmarkOfThisSitesOwnMarkerIsNeverPardoned() {
    String old = "/cart?distrib=" + (NOW - 61);
    Redirect redirect = assertInstanceOf(Redirect.class, chicago.decide(get(old)));
    assertEquals(List.of(), redirect.cookies());
    Redirect walk = assertInstanceOf(Redirect.class, chicago.decide(get(PAST)));
    assertEquals(Reason.EXPIRED_TO_GROUP, again(walk, old));
  }

  @Test
  void whatIsMalformedStaysSo() {
    Redirect redirect = assertInstanceOf(Redirect.class, chicago.decide(get(PAST)));
    for (String value : List.of("x", NOW + "~boston~0", NOW - 61 + "~nowhere~1", NOW + "~boston")) {
      String target = "/cart?distrib=" + value;
      assertEquals(Reason.INVALID_TO_GROUP, again(redirect, target), value);
    }
  }

  @Test
  void withKeysNobodyElseCanWriteTheCookie() {
    MarkerSettings settings = MarkerSettings.DEFAULT.withKeys(MarkerKey.of('k', "only for tests"));
    Distributor signed = site(settings);
    Marker marker = new Marker(NOW - 61, new Marker.Overflow("boston", 1));
    String value = MarkerCodec.of(settings, Topologies.grouped()).encode(marker);
    DistributionRequest late = get("/cart?distrib=" + value);

    Redirect redirect = assertInstanceOf(Redirect.class, signed.decide(late));
    String cookie = cookie(redirect);
    assertTrue(cookie.matches("distrib_clock=" + NOW + "~chicago~k[A-Za-z0-9_-]{22}"), cookie);
    assertEquals(Reason.ADMITTED, signed.decide(with(cookie, late)).reason());
    for (String forged :
        List.of(
            "distrib_clock=" + NOW + "~chicago",
            "distrib_clock=" + NOW + "~chicago" + value.substring(value.lastIndexOf('~')),
            cookie.replace("distrib_clock", "distrib_site"))) {
      assertEquals(Reason.EXPIRED_TO_GROUP, signed.decide(with(forged, late)).reason(), forged);
    }
  }

  private Distributor site(MarkerSettings marker) {
    return Distributor.builder(Topologies.grouped(), "chicago").clock(clock).marker(marker).build();
  }

  private Reason again(Redirect redirect, String target) {
    return chicago.decide(with(cookie(redirect), get(target))).reason();
  }

  private static String cookie(Redirect redirect) {
    String field = redirect.cookies().get(0);
    return field.substring(0, field.indexOf(';'));
  }

  private static DistributionRequest get(String target) {
    return Requests.get(HOST, target);
  }

  private static DistributionRequest with(String cookie, DistributionRequest request) {
    return Requests.with(request, Map.of("Cookie", cookie));
  }
}
