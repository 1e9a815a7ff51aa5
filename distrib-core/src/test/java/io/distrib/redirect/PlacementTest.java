package io.distrib.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.load.LoadProbes;
import io.distrib.marker.CookieCodec;
import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerSettings;
import io.distrib.marker.PlacementCodec;
import io.distrib.model.CookieSettings;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.model.Reason;
import io.distrib.model.Scheme;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import io.distrib.topology.Topology;
import io.distrib.topology.TopologyBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What admitted clients are told, and what it is worth when they come again (H12, H13). */
class PlacementTest {
  private static final long NOW = 1_700_000_000L;
  private static final String OWN = "boston.app.example.test";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Topology TOPOLOGY = Topologies.flat();
  private static final MarkerSettings SIGNED =
      MarkerSettings.DEFAULT.withKeys(MarkerKey.of('k', "only for tests"));
  private static final String MARKED = "/?distrib=" + NOW;

  private final ManualClock clock = new ManualClock(NOW);

  @Test
  void whoeverIsAdmittedIsToldThatItIsPlacedHere() {
    assertThat(fields(site("boston").decide(get(OWN, MARKED))))
        .containsExactly(
            "distrib_here=" + NOW + "~boston; Path=/; Max-Age=600; HttpOnly; SameSite=Lax");
    assertThat(fields(site("boston").decide(https(MARKED, ""))))
        .containsExactly(
            "__Host-distrib_here="
                + NOW
                + "~boston; Path=/; Max-Age=600; Secure; HttpOnly; SameSite=None");
  }

  @Test
  void allOfOneSecondAreToldTheSame() {
    Distributor boston = site("boston");
    List<Header> first = ((Admit) boston.decide(get(OWN, MARKED))).fields();
    assertThat(((Admit) boston.decide(get(OWN, MARKED))).fields()).isSameAs(first);
    clock.advance(Duration.ofSeconds(1));
    assertThat(((Admit) boston.decide(get(OWN, MARKED))).fields()).isNotEqualTo(first);
  }

  @Test
  void itStaysUntilItHasAskedNothingForTheTimeAndIsToldAgainAfterAQuarter() {
    Distributor boston = site("boston");
    String cookie = "distrib_here=" + NOW + "~boston";
    assertThat(boston.decide(with(cookie, get(OWN, "/c")))).isEqualTo(stayed("/c"));
    clock.advance(Duration.ofSeconds(149));
    assertThat(boston.decide(with(cookie, get(OWN, "/c")))).isEqualTo(stayed("/c"));
    clock.advance(Duration.ofSeconds(1));
    assertThat(fields(boston.decide(with(cookie, get(OWN, "/c")))))
        .containsExactly(
            "distrib_here=" + (NOW + 150) + "~boston; Path=/; Max-Age=600; HttpOnly; SameSite=Lax");
    clock.advance(Duration.ofSeconds(450));
    assertThat(reason(boston, with(cookie, get(OWN, "/c")))).isEqualTo(Reason.STAYED);
    clock.advance(Duration.ofSeconds(1));
    assertThat(reason(boston, with(cookie, get(OWN, "/c")))).isEqualTo(Reason.UNMARKED_TO_GROUP);
  }

  @Test
  void aReloadCostsNoRedirectUnderTheSiteNameAndOneUnderThePoolName() {
    Distributor boston = site("boston");
    String cookie = "distrib_here=" + NOW + "~boston";
    clock.advance(Duration.ofSeconds(90));
    assertThat(boston.decide(with(cookie, get(OWN, MARKED)))).isEqualTo(stayed("/"));
    DistributionDecision first = boston.decide(with(cookie, get("app.example.test", "/")));
    assertThat(first.reason()).isEqualTo(Reason.POOL_TO_SITE);
    String target = ((Redirect) first).location().substring(("http://" + OWN).length());
    assertThat(reason(boston, with(cookie, get(OWN, target)))).isEqualTo(Reason.ADMITTED);
  }

  @Test
  void withoutAStayThereIsNoCookieAndNoneCounts() {
    Distributor off = builder("boston", MarkerSettings.DEFAULT.withStay(Duration.ZERO)).build();
    assertThat(fields(off.decide(get(OWN, MARKED)))).isEmpty();
    assertThat(reason(off, with("distrib_here=" + NOW + "~boston", get(OWN, "/"))))
        .isEqualTo(Reason.UNMARKED_TO_GROUP);
  }

  @Test
  void itIsNamedAfterTheMarker() {
    MarkerSettings shop =
        new MarkerSettings(
            MarkerSettings.DEFAULT.placement(),
            "shop",
            MarkerSettings.DEFAULT.lifetime(),
            MarkerSettings.DEFAULT.skew(),
            List.of());
    assertThat(fields(builder("boston", shop).build().decide(get(OWN, "/?shop=" + NOW))).get(0))
        .startsWith("shop_here=" + NOW + "~boston;");
  }

  @Test
  void cookiesThatAreNotThisSitesCountAsNone() {
    Distributor boston = builder("boston", SIGNED).build();
    String sound = value(SIGNED, TOPOLOGY, "boston", NOW);
    assertThat(reason(boston, with("distrib_here=x; distrib_here=" + sound, get(OWN, "/"))))
        .isEqualTo(Reason.STAYED);
    Topology other =
        TopologyBuilder.pool("b.test").site("boston", "boston.b.test", "192.0.2.1").build();
    MarkerSettings otherKey = MarkerSettings.DEFAULT.withKeys(MarkerKey.of('k', "another"));
    CookieCodec last = CookieCodec.of("distrib_site", HOUR, SIGNED, TOPOLOGY);
    for (String value :
        List.of(
            "",
            NOW + "~boston",
            sound + "A",
            sound.substring(0, sound.length() - 1),
            sound.replace("~k", "~j"),
            sound.replace("boston", "bostom"),
            sound.replace("" + NOW, "" + (NOW - 1)),
            value(SIGNED, TOPOLOGY, "chicago", NOW),
            value(SIGNED, other, "boston", NOW),
            value(otherKey, TOPOLOGY, "boston", NOW),
            value(SIGNED, TOPOLOGY, "boston", NOW - 601),
            value(SIGNED, TOPOLOGY, "boston", NOW + 6),
            last.encode("boston", NOW),
            "~".repeat(10_000),
            "9".repeat(400))) {
      assertThat(reason(boston, with("distrib_here=" + value, get(OWN, "/"))))
          .as(value)
          .isEqualTo(Reason.UNMARKED_TO_GROUP);
    }
    assertThat(
            reason(
                boston,
                with("distrib_here=x; ".repeat(4) + "distrib_here=" + sound, get(OWN, "/"))))
        .isEqualTo(Reason.UNMARKED_TO_GROUP);
    assertThat(reason(boston, https("/", "distrib_here=" + sound)))
        .isEqualTo(Reason.UNMARKED_TO_GROUP);
    assertThat(reason(boston, https("/", "__Host-distrib_here=" + sound))).isEqualTo(Reason.STAYED);
  }

  @Test
  void underTheNameOfASiteThatHasFailedOverItIsNotAskedFor() {
    Distributor chicago = site("chicago");
    DistributionRequest request = with("distrib_here=" + NOW + "~boston", get(OWN, "/"));
    assertThat(reason(chicago, request)).isEqualTo(Reason.NAME_TO_SITE);
    assertThat(((Redirect) chicago.decide(request)).cookies()).isEmpty();
  }

  @Test
  void aFullSiteSendsItOnAndTakesTheCookieBack() {
    Distributor boston = site("boston");
    boston.setDraining(true);
    Redirect redirect =
        (Redirect) boston.decide(with("distrib_here=" + NOW + "~boston", get(OWN, "/c")));
    assertThat(redirect.reason()).isEqualTo(Reason.OVERFLOW_STARTED);
    assertThat(redirect.location())
        .isEqualTo("http://chicago.app.example.test:8443/c?distrib=" + NOW + "~boston~1");
    assertThat(redirect.cookies())
        .containsExactly("distrib_here=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    assertThat(((Redirect) boston.decide(get(OWN, MARKED))).cookies()).isEmpty();
  }

  @Test
  void aSessionIsNeverAskedForTheCookieAndToldNothing() {
    Distributor boston = builder("boston", SIGNED).cookies(site()).build();
    DistributionRequest session =
        new DistributionRequest(
            "GET",
            Scheme.HTTP,
            OWN,
            "/c",
            null,
            true,
            name -> {
              throw new AssertionError("asked for " + name);
            });
    Verdict verdict = boston.handle(session);
    assertThat(((Verdict.Pass) verdict).fields()).isEmpty();
    assertThat(verdict.decision()).isEqualTo(Decider.UNMARKED_SESSION);
  }

  @Test
  void theSiteThatAdmitsAClientIsItsLastOneAndNoRedirectChangesThat() {
    Distributor boston = builder("boston", SIGNED).cookies(site()).build();
    String marker = SIGNED.name() + "=" + markerOf(boston);
    assertThat(fields(boston.decide(get(OWN, "/?" + marker))).get(1))
        .isEqualTo(last("boston") + "; Domain=app.example.test; Path=/; Max-Age=3600; HttpOnly");
    assertThat(fields(boston.decide(https("/?" + marker, ""))).get(1))
        .endsWith("; Secure; HttpOnly; SameSite=None");
    boston.setDraining(true);
    for (String cookie : List.of("", last("boston"), last("chicago"))) {
      for (String host : List.of(OWN, "app.example.test", "chicago.app.example.test")) {
        DistributionDecision decision = boston.decide(with(cookie, get(host, "/?" + marker)));
        List<String> set = ((Redirect) decision).cookies();
        assertThat(set).as(cookie + " " + host).allMatch(field -> field.startsWith(cookie + ";"));
      }
    }
  }

  @Test
  void whoComesBackToItsLastSiteIsServedUnlessThatIsFull() {
    Distributor boston = builder("boston", SIGNED).cookies(site()).build();
    DistributionRequest post = with(last("boston"), Requests.of("POST", OWN, "/acs"));
    assertThat(reason(boston, post)).isEqualTo(Reason.RETURNED);
    assertThat(fields(boston.decide(post))).hasSize(2);
    assertThat(reason(boston, with(last("chicago"), get(OWN, "/acs"))))
        .isEqualTo(Reason.UNMARKED_TO_GROUP);
    Distributor full =
        builder("boston", SIGNED)
            .cookies(site())
            .loadProbe(LoadProbes.activeSessions(() -> 1, 1))
            .build();
    Redirect away = (Redirect) full.decide(post);
    assertThat(away.reason()).isEqualTo(Reason.OVERFLOW_STARTED);
    assertThat(away.cookies()).isEmpty();
  }

  private static String markerOf(Distributor boston) {
    String location = ((Redirect) boston.decide(get("app.example.test", "/"))).location();
    return location.substring(location.indexOf("distrib=") + "distrib=".length());
  }

  private static String last(String id) {
    return "distrib_site=" + CookieCodec.of("distrib_site", HOUR, SIGNED, TOPOLOGY).encode(id, NOW);
  }

  private static String value(MarkerSettings marker, Topology topology, String id, long placed) {
    return PlacementCodec.of(marker, topology, topology.site(id).orElseThrow()).encode(placed);
  }

  private static Admit stayed(String target) {
    return new Admit(Reason.STAYED, target);
  }

  private static CookieSettings site() {
    return new CookieSettings(Optional.empty(), Optional.of(HOUR));
  }

  private Distributor site(String id) {
    return builder(id, MarkerSettings.DEFAULT).build();
  }

  private DistributorBuilder builder(String id, MarkerSettings marker) {
    return Distributor.builder(TOPOLOGY, id).clock(clock).marker(marker);
  }

  private static Reason reason(Distributor site, DistributionRequest request) {
    return site.decide(request).reason();
  }

  private static List<String> fields(DistributionDecision decision) {
    return ((Admit) decision).fields().stream().map(Header::value).toList();
  }

  private static DistributionRequest get(String host, String target) {
    return Requests.get(host, target);
  }

  private static DistributionRequest https(String target, String cookie) {
    return new DistributionRequest(
        "GET",
        Scheme.HTTPS,
        OWN,
        target,
        null,
        false,
        name -> name.equals("Cookie") ? cookie : null);
  }

  private static DistributionRequest with(String cookie, DistributionRequest request) {
    return Requests.with(request, Map.of("Cookie", cookie));
  }
}
