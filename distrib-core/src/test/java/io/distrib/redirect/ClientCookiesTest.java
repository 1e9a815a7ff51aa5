package io.distrib.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.marker.CookieCodec;
import io.distrib.marker.Marker;
import io.distrib.marker.MarkerCodec;
import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.CookieSettings;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.model.ProxyHeaders;
import io.distrib.model.ProxySettings;
import io.distrib.model.Reason;
import io.distrib.spi.GroupSelector;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.DnsName;
import io.distrib.topology.Topology;
import io.distrib.topology.TopologyBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What clients are given to remember, who believes it, and what forged or stale cookies do. */
class ClientCookiesTest {
  private static final long NOW = 1_700_000_000L;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String POOL = "app.example.test";
  private static final Topology TOPOLOGY = Topologies.grouped();
  private static final MarkerSettings SIGNED = signed("only for tests");
  private static final CookieSettings GROUP =
      new CookieSettings(Optional.of(HOUR), Optional.empty());
  private static final CookieSettings SITE =
      new CookieSettings(Optional.empty(), Optional.of(HOUR));

  @Test
  void withoutTheSettingNothingIsSetAndNothingIsRead() {
    Distributor boston =
        Distributor.builder(TOPOLOGY, "boston").clock(new ManualClock(NOW)).marker(SIGNED).build();
    Redirect redirect = redirect(boston, with(group("europe") + "; " + site("geneva"), get(POOL)));
    assertEquals(Reason.POOL_TO_SITE, redirect.reason());
    assertEquals(List.of(), redirect.cookies());
  }

  @Test
  void theRedirectThatPlacesAClientHasItRememberItsGroup() {
    Redirect redirect = redirect(site("boston", GROUP), get(POOL));
    assertEquals(
        List.of(
            group("americas")
                + "; Domain=app.example.test; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax"),
        redirect.cookies());
    assertEquals(
        redirect.cookies(),
        redirect(site("boston", GROUP), get("americas.app.example.test")).cookies());
    assertEquals(
        List.of(), redirect(site("geneva", GROUP), get(POOL)).cookies(), "sent on to its group");
    assertEquals(List.of(), redirect(site("boston", GROUP), get("boston." + POOL)).cookies());
  }

  @Test
  void underHttpsTheCookieIsSecureBehindATrustedProxyToo() {
    ClientNetwork near = ClientNetwork.parse("203.0.113.0/24").orElseThrow();
    Distributor boston =
        builder("boston", GROUP)
            .proxies(new ProxySettings(List.of(near), ProxyHeaders.X_FORWARDED))
            .build();
    DistributionRequest request = Requests.with(get(POOL), Map.of("X-Forwarded-Proto", "https"));
    assertTrue(redirect(boston, request).cookies().get(0).contains("; Max-Age=3600; Secure; "));
  }

  @Test
  void aRememberedGroupWinsOverTheClientsNetwork() {
    DistributionRequest european = Requests.from("198.51.100.7", get(POOL));
    assertEquals(Reason.POOL_TO_GROUP, decide("boston", GROUP, european));
    assertEquals(Reason.POOL_TO_SITE, decide("boston", GROUP, with(group("americas"), european)));
    assertEquals(Reason.POOL_TO_GROUP, decide("boston", GROUP, with(group("europe"), get(POOL))));
    assertEquals(
        Reason.POOL_TO_GROUP,
        decide("boston", GROUP, with("a=b; distrib_group=x;" + group("europe"), get(POOL))),
        "a sound cookie behind an unsound one");
  }

  @Test
  void cookiesThatAreNotOursCountForNothing() {
    CookieCodec other = CookieCodec.of("distrib_group", HOUR, signed("other"), TOPOLOGY);
    CookieCodec elsewhere =
        CookieCodec.of("distrib_group", HOUR, SIGNED, pool("b.test", "s.b.test"));
    MarkerCodec markers = MarkerCodec.of(SIGNED, TOPOLOGY);
    String sound = group("europe");
    assertEquals(Reason.POOL_TO_SITE, decide("boston", GROUP, get(POOL)));
    for (String cookie :
        List.of(
            "",
            "distrib_group",
            "distrib_group=",
            "distrib_group=europe",
            "distrib_group=~~",
            "distrib_group=~europe~k" + "A".repeat(22),
            "distrib_group=" + NOW + "~europe~k" + "A".repeat(22),
            "distrib_group=" + "9".repeat(400),
            "distrib_group=" + "~".repeat(10_000),
            sound + "A",
            sound.substring(0, sound.length() - 1),
            sound.replace("europe", "europa"),
            sound.replace("~k", "~j"),
            sound.replace("" + NOW, "" + (NOW - 1)),
            sound.replace("distrib_group", "distrib_site"),
            sound.replace("distrib_group", "Distrib_Group"),
            site("europe").replace("distrib_site", "distrib_group"),
            group("paris"),
            "distrib_group=" + other.encode("europe", NOW),
            "distrib_group=" + codec("distrib_group").encode("europe", NOW - 3_601),
            "distrib_group=" + codec("distrib_group").encode("europe", NOW + 6),
            "distrib_group=" + markers.encode(new Marker(NOW, new Marker.Overflow("geneva", 1))),
            "distrib_group=x; ".repeat(4) + sound,
            ";".repeat(100_000))) {
      assertEquals(Reason.POOL_TO_SITE, decide("boston", GROUP, with(cookie, get(POOL))), cookie);
    }
    assertNotEquals(codec("distrib_group").encode("europe", NOW), elsewhere.encode("europe", NOW));
    for (long issued : new long[] {NOW - 3_600, NOW + 5}) {
      String cookie = "distrib_group=" + codec("distrib_group").encode("europe", issued);
      assertEquals(Reason.POOL_TO_GROUP, decide("boston", GROUP, with(cookie, get(POOL))), cookie);
    }
  }

  @Test
  void aCookieHoldsUnderAnOlderKeyAsLongAsThatVerifies() {
    MarkerSettings rotated =
        MarkerSettings.DEFAULT.withKeys(
            MarkerKey.of('n', "new"), MarkerKey.of('k', "only for tests"));
    Distributor boston =
        Distributor.builder(TOPOLOGY, "boston")
            .clock(new ManualClock(NOW))
            .marker(rotated)
            .cookies(GROUP)
            .build();
    assertEquals(Reason.POOL_TO_GROUP, boston.decide(with(group("europe"), get(POOL))).reason());
    assertTrue(redirect(boston, get(POOL)).cookies().get(0).contains("~n"));
  }

  @Test
  void aGroupThatIsOnlyAMakeshiftIsNotRemembered() {
    GroupSelector failing =
        (request, topology) -> {
          throw new IllegalStateException("out of order");
        };
    Distributor boston = builder("boston", GROUP).groupSelector(failing).build();
    assertEquals(List.of(), redirect(boston, get(POOL)).cookies());
    assertEquals(Reason.POOL_TO_GROUP, boston.decide(with(group("europe"), get(POOL))).reason());
  }

  @Test
  void aStrayLinkLeadsBackToTheLastSite() {
    for (String host : List.of(POOL, "americas." + POOL, "AMERICAS." + POOL + ".:80")) {
      Redirect redirect = redirect(site("boston", SITE), with(site("chicago"), get(host)));
      assertEquals(Reason.RETURN_TO_SITE, redirect.reason(), host);
      assertTrue(
          redirect.location().startsWith("http://chicago.app.example.test:8443/?distrib=" + NOW),
          redirect::location);
      assertTrue(redirect.cookies().get(0).startsWith(site("chicago") + ";"), "for longer");
    }
  }

  @Test
  void noOtherNameAndNoOtherSiteLeadsThere() {
    for (String host :
        List.of("boston." + POOL, "chicago." + POOL, "bos.example.test", "192.0.2.10", "evil")) {
      assertNotEquals(
          Reason.RETURN_TO_SITE, decide("boston", SITE, with(site("chicago"), get(host))), host);
    }
    for (String id : List.of("boston", "geneva", "paris", "americas")) {
      assertEquals(Reason.POOL_TO_SITE, decide("boston", SITE, with(site(id), get(POOL))), id);
    }
    assertEquals(
        Reason.POOL_TO_SITE,
        decide("boston", SITE, with(site("chicago").replace("chicago", "geneva"), get(POOL))));
    DistributionRequest upgrade =
        Requests.with(get(POOL), Map.of("Cookie", site("chicago"), "Upgrade", "websocket"));
    assertEquals(Reason.UNREDIRECTABLE, decide("boston", SITE, upgrade));
  }

  @Test
  void cookiesStandInTheAnswerEachInAFieldOfItsOwn() {
    CookieSettings both = new CookieSettings(Optional.of(HOUR), Optional.of(HOUR));
    Distributor boston = site("boston", both);
    DistributionRequest known = with(site("boston"), get(POOL));
    Redirect redirect = redirect(boston, known);
    assertEquals(2, redirect.cookies().size(), "group and site");
    List<String> fields =
        Rendered.of(known, redirect).headers().stream()
            .filter(header -> header.name().equals("Set-Cookie"))
            .map(Header::value)
            .toList();
    assertEquals(redirect.cookies(), fields);
    assertTrue(fields.stream().allMatch(field -> field.matches("[!-~ ]{1,200}")), fields::toString);
  }

  @Test
  void theDomainIsTheLongestThatHoldsEveryName() {
    assertEquals(Optional.of(DnsName.of(POOL)), CookieSettings.domain(TOPOLOGY));
    assertEquals(Optional.of("example.test"), domain("app.example.test", "boston.example.test"));
    assertEquals(Optional.of("a.test"), domain("a.test", "b.a.test"));
    assertEquals(Optional.of("b.a.test"), domain("c.b.a.test", "b.a.test"));
    assertEquals(Optional.empty(), domain("app.test", "boston.test"));
    assertEquals(Optional.empty(), domain("app.example.test", "boston.example.org"));
    assertEquals(Optional.empty(), domain("app.co.uk", "boston.co.uk"));
    assertEquals(Optional.empty(), domain("xa.test", "a.test"));
  }

  @Test
  void cookiesNeedKeysAndADomainAndASaneLifetime() {
    DistributorBuilder unsigned = Distributor.builder(TOPOLOGY, "boston").cookies(GROUP);
    assertThrows(IllegalArgumentException.class, unsigned::build);
    DistributorBuilder scattered =
        Distributor.builder(pool("app.test", "boston.test"), "s").marker(SIGNED).cookies(SITE);
    assertThrows(IllegalArgumentException.class, scattered::build);
    for (Duration lifetime :
        List.of(Duration.ZERO, Duration.ofMillis(1_500), Duration.ofDays(401))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new CookieSettings(Optional.of(lifetime), Optional.empty()));
      assertThrows(
          IllegalArgumentException.class,
          () -> new CookieSettings(Optional.empty(), Optional.of(lifetime)));
    }
  }

  private static Optional<String> domain(String poolName, String siteName) {
    return CookieSettings.domain(pool(poolName, siteName)).map(DnsName::text);
  }

  private static Topology pool(String poolName, String siteName) {
    return TopologyBuilder.pool(poolName).site("s", siteName, "192.0.2.1").build();
  }

  private static String group(String id) {
    return "distrib_group=" + codec("distrib_group").encode(id, NOW);
  }

  private static String site(String id) {
    return "distrib_site=" + codec("distrib_site").encode(id, NOW);
  }

  private static CookieCodec codec(String name) {
    return CookieCodec.of(name, HOUR, SIGNED, TOPOLOGY);
  }

  private static MarkerSettings signed(String secret) {
    return MarkerSettings.DEFAULT.withKeys(MarkerKey.of('k', secret));
  }

  private static DistributionRequest get(String host) {
    return Requests.get(host, "/");
  }

  private static DistributionRequest with(String cookie, DistributionRequest request) {
    return Requests.with(request, Map.of("Cookie", cookie));
  }

  private static DistributorBuilder builder(String site, CookieSettings cookies) {
    return Distributor.builder(TOPOLOGY, site)
        .clock(new ManualClock(NOW))
        .marker(SIGNED)
        .cookies(cookies);
  }

  private static Distributor site(String site, CookieSettings cookies) {
    return builder(site, cookies).build();
  }

  private static Reason decide(String site, CookieSettings cookies, DistributionRequest request) {
    return site(site, cookies).decide(request).reason();
  }

  private static Redirect redirect(Distributor site, DistributionRequest request) {
    return assertInstanceOf(Redirect.class, site.decide(request));
  }
}
