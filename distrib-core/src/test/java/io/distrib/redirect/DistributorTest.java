package io.distrib.redirect;

import static io.distrib.testkit.Decisions.withoutFields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Reason;
import io.distrib.model.RedirectForm;
import io.distrib.model.Scheme;
import io.distrib.testkit.FixedLoadProbe;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules H0 to H15 as one site applies them, with what each redirect says. */
class DistributorTest {
  private static final long NOW = 1_700_000_000L;

  private final ManualClock clock = new ManualClock(NOW);
  private final FixedLoadProbe load = new FixedLoadProbe();
  private final Distributor boston = flat("boston").build();

  @Test
  void h1PoolNameLeadsToThisSite() {
    assertRedirect(
        boston,
        "app.example.test",
        "/c?x=1",
        "http://boston.app.example.test/c?x=1&distrib=1700000000");
    assertRedirect(
        boston,
        "APP.example.test.:8080",
        "/",
        "http://boston.app.example.test:8080/?distrib=1700000000");
    assertRedirect(
        flat("chicago").build(),
        "app.example.test:81",
        "/",
        "http://chicago.app.example.test:8443/?distrib=1700000000");
  }

  @Test
  void h2PoolNameInTheWrongGroupLeadsToTheProperGroup() {
    Distributor geneva = grouped("geneva").build();
    DistributionRequest american = Requests.get("app.example.test", "/c?distrib=1700000000&x");
    assertEquals("http://americas.app.example.test/c?x", location(geneva.decide(american)));
    DistributionRequest european =
        Requests.from("198.51.100.7", Requests.get("app.example.test", "/"));
    assertEquals(Reason.POOL_TO_SITE, reason(geneva, european));
    DistributionRequest longestPrefix =
        Requests.from("198.51.100.200", Requests.get("app.example.test", "/"));
    assertEquals("http://americas.app.example.test/", location(geneva.decide(longestPrefix)));
  }

  @Test
  void h3AnyOtherNameLeadsToThisSiteAndIsNotEchoed() {
    for (String host :
        List.of(
            "bos.example.test",
            "chicago.app.example.test",
            "evilapp.example.test",
            "app.example.test.evil",
            "192.0.2.10",
            "[::1]",
            "localhost",
            "\u0430pp.example.test")) {
      assertRedirect(boston, host, "/", "http://boston.app.example.test/?distrib=1700000000");
    }
  }

  @Test
  void h4FailedOverSiteNameKeepsTheWalkByteForByte() {
    assertRedirect(
        boston,
        "geneva.app.example.test",
        "/c?DISTRIB=1700000000%7Echicago~2&x",
        "http://boston.app.example.test/c?x&distrib=1700000000%7Echicago~2");
    assertEquals(
        Reason.FAILOVER_TO_SITE,
        reason(boston, Requests.get("geneva.app.example.test", "/?distrib=1700000000~chicago~2")));
    assertEquals(
        Reason.NAME_TO_SITE,
        reason(boston, Requests.get("geneva.app.example.test", "/?distrib=1600000000~chicago~2")));
    assertEquals(
        Reason.NAME_TO_SITE,
        reason(boston, Requests.get("bos.example.test", "/?distrib=1700000000~chicago~2")));
  }

  @Test
  void h5AndH6WhatIsNotFreshlyBalancedGoesBackToTheGroup() {
    assertRedirect(boston, "boston.app.example.test:81", "/c?x", "http://app.example.test:81/c?x");
    assertEquals(Reason.UNMARKED_TO_GROUP, reason(boston, own("/c?x")));
    assertEquals(Reason.EXPIRED_TO_GROUP, reason(boston, own("/c?distrib=1699999939")));
    assertEquals(Reason.INVALID_TO_GROUP, reason(boston, own("/c?distrib=1700000006")));
    assertEquals(
        "http://app.example.test/c?y", location(boston.decide(own("/c?distrib=1&y&distrib=2"))));
    DistributionRequest hostless =
        new DistributionRequest(
            "GET", Scheme.HTTPS, null, "/x", null, false, DistributionRequest.NO_HEADERS);
    assertEquals("https://app.example.test/x", location(boston.decide(hostless)));
  }

  @Test
  void h7AdmitsWithTheTargetAsItWas() {
    assertEquals(
        new Admit(Reason.ADMITTED, "/c?x=1"),
        withoutFields(boston.decide(own("/c?x=1&distrib=1700000000"))));
    assertEquals(
        new Admit(Reason.ADMITTED, "/c"),
        withoutFields(boston.decide(own("http://boston.app.example.test/c?distrib=1700000000"))));
  }

  @Test
  void section5MethodAndBodySurviveARedirect() {
    for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "get")) {
      assertEquals(
          307, redirect(boston, Requests.of(method, "app.example.test", "/")).status(), method);
    }
    assertEquals(302, redirect(boston, Requests.of("HEAD", "app.example.test", "/")).status());
    Distributor seeOther = flat("boston").redirectForm(RedirectForm.SEE_OTHER).build();
    assertEquals(303, redirect(seeOther, Requests.get("app.example.test", "/")).status());
    assertEquals(307, redirect(seeOther, Requests.of("POST", "app.example.test", "/")).status());
  }

  @Test
  void section5ScriptsAreRedirectedWithTheirMethod() {
    Distributor site = flat("boston").scripts(new ScriptSettings(true, 409, Set.of())).build();
    assertEquals(
        307, redirect(site, withHeaders("GET", Map.of("Sec-Fetch-Mode", "cors"))).status());
    assertEquals(
        307,
        redirect(site, withHeaders("GET", Map.of("X-Requested-With", "XMLHttpRequest"))).status());
    assertEquals(
        302, redirect(boston, withHeaders("GET", Map.of("Sec-Fetch-Mode", "navigate"))).status());
  }

  @Test
  void section5UpgradesAreNotRedirected() {
    assertEquals(
        Reason.UNREDIRECTABLE, reason(boston, withHeaders("GET", Map.of("Upgrade", "WebSocket"))));
    assertEquals(
        Reason.UNREDIRECTABLE,
        reason(boston, withHeaders("GET", Map.of("Upgrade", "h2c, websocket"))));
  }

  @Test
  void badInputIsRejectedWithoutASession() {
    assertEquals(Reason.BAD_HOST, reason(boston, Requests.get("a b", "/")));
    assertEquals(Reason.BAD_HOST, reason(boston, Requests.get("", "/")));
    assertEquals(Reason.BAD_HOST, reason(boston, Requests.get("app.example.test", "http://u@h/")));
    assertEquals(Reason.BAD_HOST, reason(boston, Requests.get("u@h", "http://app.example.test/")));
    assertEquals(Reason.BAD_TARGET, reason(boston, Requests.get("app.example.test", "/a\r\nb")));
    assertEquals(
        Reason.BAD_TARGET,
        reason(boston, Requests.get("app.example.test", "ftp://app.example.test/")));
    assertEquals(Reason.BAD_METHOD, reason(boston, Requests.of("TRACE", "app.example.test", "/")));
    assertEquals(
        Reason.BAD_METHOD,
        reason(boston, Requests.of("CONNECT", "app.example.test", "app.example.test:443")));
  }

  @Test
  void absoluteFormWinsOverHost() {
    assertRedirect(
        boston,
        "evil.test:99",
        "http://app.example.test:81/c?x",
        "http://boston.app.example.test:81/c?x&distrib=1700000000");
  }

  @Test
  void locationIsUsAsciiWhateverTheTarget() {
    assertRedirect(
        boston,
        "app.example.test",
        "/caf\u00e9",
        "http://boston.app.example.test/caf%C3%A9?distrib=1700000000");
  }

  @Test
  void unknownSiteIsRefused() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> Distributor.builder(Topologies.flat(), "paris"))
            .getMessage();
    assertTrue(message.contains("paris") && message.contains("boston, chicago, geneva"), message);
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

  private static DistributionRequest withHeaders(String method, Map<String, String> headers) {
    return new DistributionRequest(
        method, Scheme.HTTP, "app.example.test", "/", null, false, headers::get);
  }

  private static Reason reason(Distributor site, DistributionRequest request) {
    return site.decide(request).reason();
  }

  private static Redirect redirect(Distributor site, DistributionRequest request) {
    return assertInstanceOf(Redirect.class, site.decide(request));
  }

  private static String location(DistributionDecision decision) {
    return assertInstanceOf(Redirect.class, decision).location();
  }

  private static void assertRedirect(
      Distributor site, String host, String target, String location) {
    assertEquals(location, location(site.decide(Requests.get(host, target))));
  }
}
