package io.distrib.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.marker.MarkerSettings;
import io.distrib.model.DistributionDecision.Elsewhere;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Reason;
import io.distrib.model.TakeoverSettings;
import io.distrib.testkit.Answers;
import io.distrib.testkit.FixedLoadProbe;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is told an address instead of being redirected (H14), and who begins no session (H15). */
class ScriptFlowTest {
  private static final long NOW = 1_700_000_000L;
  private static final String POOL = "app.example.test";
  private static final String OWN = "boston.app.example.test";
  private static final String FETCH = "Sec-Fetch-Mode=cors,Sec-Fetch-Dest=empty";

  private final Distributor boston = boston().build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        FETCH,
        "Sec-Fetch-Mode=same-origin,Sec-Fetch-Dest=empty",
        "Sec-Fetch-Mode=cors",
        "X-Requested-With=XMLHttpRequest",
        "Accept=text/event-stream"
      })
  void aScriptIsToldWhereAPageWouldBeLoaded(String headers) {
    for (String method : new String[] {"GET", "POST", "DELETE"}) {
      assertThat(boston.decide(asked(method, OWN, "/api?x=1", headers)))
          .isEqualTo(
              new Elsewhere(
                  Reason.SCRIPT_TOLD,
                  Reason.UNMARKED_TO_GROUP,
                  409,
                  "http://app.example.test/api?x=1"));
    }
    assertThat(boston.decide(asked("GET", POOL, "/api", headers)))
        .isEqualTo(
            new Elsewhere(
                Reason.SCRIPT_TOLD,
                Reason.POOL_TO_SITE,
                409,
                "http://boston.app.example.test/api?distrib=" + NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept=text/html",
        "Sec-Fetch-Mode=navigate,Sec-Fetch-Dest=document,X-Requested-With=org.example.webview",
        "Sec-Fetch-Mode=no-cors,Sec-Fetch-Dest=image",
        "Sec-Fetch-Mode=no-cors,Sec-Fetch-Dest=empty",
        "Sec-Fetch-Mode=cors,Sec-Fetch-Dest=font",
        "Sec-Fetch-Mode=cors,Sec-Fetch-Dest=script"
      })
  void whatAPageLoadsIsRedirected(String headers) {
    assertThat(boston.decide(asked("GET", OWN, "/a", headers))).isInstanceOf(Redirect.class);
  }

  @Test
  void aScriptIsServedAndTurnedAwayAsAPageIs() {
    String marked = "/api?distrib=" + NOW;
    assertThat(reason(boston, asked("GET", OWN, marked, FETCH))).isEqualTo(Reason.ADMITTED);
    FixedLoadProbe load = new FixedLoadProbe();
    load.set(1);
    Distributor full = boston().loadProbe(load).build();
    assertThat(reason(full, asked("GET", OWN, marked + "~boston~1", FETCH)))
        .isEqualTo(Reason.RING_BUSY);
    assertThat(full.decide(asked("GET", OWN, marked, FETCH)))
        .isEqualTo(
            new Elsewhere(
                Reason.SCRIPT_TOLD,
                Reason.OVERFLOW_STARTED,
                409,
                "http://chicago.app.example.test:8443/api?distrib=" + NOW + "~boston~1"));
  }

  @Test
  void scriptsCanBeRedirectedAsBefore() {
    Distributor old = boston().scripts(new ScriptSettings(true, 409, Set.of())).build();
    assertThat(old.decide(asked("GET", OWN, "/a", FETCH)))
        .isEqualTo(new Redirect(Reason.UNMARKED_TO_GROUP, 307, "http://app.example.test/a"));
    Distributor gone = boston().scripts(new ScriptSettings(false, 410, Set.of())).build();
    assertThat(gone.decide(asked("GET", OWN, "/a", FETCH)))
        .isEqualTo(
            new Elsewhere(
                Reason.SCRIPT_TOLD, Reason.UNMARKED_TO_GROUP, 410, "http://app.example.test/a"));
  }

  @Test
  void aRedirectToTheVeryOriginStaysOne() {
    DistributorBuilder takingOver =
        boston().takeover(new TakeoverSettings(true, Duration.ofSeconds(3), false));
    String target = "/a?distrib-moved=chicago~1700000000000";
    assertThat(reason(takingOver.build(), asked("GET", OWN, target, FETCH)))
        .isEqualTo(Reason.TAKEOVER_TO_SITE);
    assertThat(reason(takingOver.build(), asked("GET", OWN + ":80", target, FETCH)))
        .isEqualTo(Reason.TAKEOVER_TO_SITE);
    Distributor toHttps = takingOver.redirectsToHttps(true).build();
    assertThat(reason(toHttps, asked("GET", OWN, target, FETCH))).isEqualTo(Reason.SCRIPT_TOLD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-Purpose=prefetch",
        "Sec-Purpose=prefetch;prerender",
        "Sec-Purpose=prefetch;anonymous-client-ip",
        "Purpose=prefetch"
      })
  void whoLooksAheadGetsNothing(String headers) {
    for (String host : new String[] {OWN, POOL, "chicago.app.example.test"}) {
      DistributionRequest ahead = asked("GET", host, "/a?distrib=" + NOW, headers);
      assertThat(reason(boston, ahead)).isEqualTo(Reason.LOOK_AHEAD);
      assertThat(Answers.of(boston, ahead).orElseThrow().status()).isEqualTo(503);
    }
    assertThat(reason(boston, asked("GET", "a b", "/", headers))).isEqualTo(Reason.BAD_HOST);
  }

  @Test
  void whoLooksAheadInSessionIsServed() {
    Map<String, String> prefetch = Map.of("Sec-Purpose", "prefetch");
    assertThat(reason(boston, Requests.with(Requests.inSession(OWN, "/a"), prefetch)))
        .isEqualTo(Reason.SESSION);
    Distributor bypassing = boston().bypass("/static/*").build();
    assertThat(reason(bypassing, Requests.with(Requests.get(OWN, "/static/a"), prefetch)))
        .isEqualTo(Reason.BYPASS_RULE);
    assertThat(reason(boston, Requests.with(Requests.get(OWN, "/"), Map.of("Purpose", "x"))))
        .isEqualTo(Reason.UNMARKED_TO_GROUP);
  }

  @Test
  void aPreflightIsOursOnlyWhereTheRequestWillBe() {
    ScriptSettings settings = new ScriptSettings(false, 409, Set.of("https://partner.test"));
    Distributor site = boston().scripts(settings).bypass("/health").build();
    String preflight = "Origin=https://partner.test,Access-Control-Request-Method=PUT";
    assertThat(reason(site, asked("OPTIONS", POOL, "/a", preflight))).isEqualTo(Reason.PREFLIGHT);
    assertThat(reason(site, asked("OPTIONS", OWN, "/a", preflight))).isEqualTo(Reason.BYPASS_RULE);
    assertThat(reason(site, asked("OPTIONS", POOL, "/health", preflight)))
        .isEqualTo(Reason.BYPASS_RULE);
    assertThat(reason(site, asked("OPTIONS", POOL, "/a", preflight.replace("partner", "x"))))
        .isEqualTo(Reason.BYPASS_RULE);
    assertThat(reason(boston, asked("OPTIONS", POOL, "/a", preflight)))
        .isEqualTo(Reason.BYPASS_RULE);
  }

  private static DistributorBuilder boston() {
    return Distributor.builder(Topologies.flat(), "boston")
        .marker(MarkerSettings.DEFAULT)
        .clock(new ManualClock(NOW));
  }

  private static DistributionRequest asked(
      String method, String host, String target, String headers) {
    Map<String, String> fields = new HashMap<>();
    Arrays.stream(headers.split(",", -1))
        .map(field -> field.split("=", 2))
        .forEach(field -> fields.put(field[0], field[1]));
    return Requests.with(Requests.of(method, host, target), fields);
  }

  private static Reason reason(Distributor site, DistributionRequest request) {
    return site.decide(request).reason();
  }
}
