package io.distrib.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Bypass;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Reason;
import io.distrib.model.Scheme;
import io.distrib.model.StatusSettings;
import io.distrib.testkit.FixedLoadProbe;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The rule H0 as one site applies it: what is served at once, and as it came. */
class BypassTest {
  private static final long NOW = 1_700_000_000L;

  private final ManualClock clock = new ManualClock(NOW);
  private final FixedLoadProbe load = new FixedLoadProbe();
  private final Distributor boston = flat("boston").build();

  @Test
  void h0LiveSessionsAreServedWithoutTheMarker() {
    DistributionRequest marked = Requests.inSession("app.example.test", "/cart?distrib=1&x=2");
    assertEquals(new Bypass(Reason.SESSION, "/cart?x=2"), boston.decide(marked));
    DistributionRequest plain = Requests.inSession("app.example.test", "/cart?x=2");
    Bypass bypass = assertInstanceOf(Bypass.class, boston.decide(plain));
    assertSame(plain.target(), bypass.target(plain.target()));
  }

  @Test
  void h0WhatIsNeitherMarkedNorForTheStatusDocumentNorToldOfPassesUntouched() {
    DistributorBuilder builder =
        flat("boston")
            .status(
                new StatusSettings(
                    StatusSettings.DEFAULT_PATH, List.of(), Optional.of("open-sesame")));
    Distributor quiet = builder.build();
    assertFalse(isReadWhole(quiet, "/cart?x=1"));
    assertTrue(isReadWhole(quiet, "/cart?distrib=1700000000"));
    assertTrue(isReadWhole(quiet, StatusSettings.DEFAULT_PATH));
    assertTrue(isReadWhole(builder.listener(event -> {}).build(), "/cart?x=1"));
  }

  /** Whether more than its target counts of a request in session. */
  private static boolean isReadWhole(Distributor distributor, String target) {
    AtomicBoolean isRead = new AtomicBoolean();
    RequestSource source =
        new RequestSource() {
          @Override
          public boolean inSession() {
            return true;
          }

          @Override
          public String target() {
            return target;
          }

          @Override
          public DistributionRequest read(boolean inSession) {
            isRead.set(true);
            return Requests.inSession("boston.app.example.test", target);
          }
        };
    DistributionDecision decision = distributor.handle(source).decision();
    assertEquals(Reason.SESSION, Objects.requireNonNull(decision).reason());
    return isRead.get();
  }

  @Test
  void h0BypassRulesLetRequestsThrough() {
    Distributor site = flat("boston").bypass("/health").bypass("/static/*").build();
    for (String target :
        List.of(
            "/health", "/health?x", "/static/a.png", "/static/a/b?x", "http://a.test/health?x")) {
      assertEquals(
          Reason.BYPASS_RULE, reason(site, Requests.get("app.example.test", target)), target);
    }
    for (String target :
        List.of(
            "/healthy",
            "/health/x",
            "/static",
            "/static/../cart",
            "/static//x",
            "/static/%2e%2E/x",
            "/static/a%2fb")) {
      assertEquals(
          Reason.POOL_TO_SITE, reason(site, Requests.get("app.example.test", target)), target);
    }
  }

  @Test
  void h0PreflightsAndServerWideOptionsAreServed() {
    DistributionRequest preflight =
        withHeaders(
            "OPTIONS", Map.of("Origin", "https://a.test", "Access-Control-Request-Method", "PUT"));
    assertEquals(Reason.BYPASS_RULE, reason(boston, preflight));
    assertEquals(
        Reason.POOL_TO_SITE, reason(flat("boston").bypassPreflights(false).build(), preflight));
    assertEquals(
        Reason.POOL_TO_SITE, reason(boston, Requests.of("OPTIONS", "app.example.test", "/")));
    assertEquals(
        Reason.BYPASS_RULE, reason(boston, Requests.of("OPTIONS", "app.example.test", "*")));
  }

  private DistributorBuilder flat(String site) {
    return Distributor.builder(Topologies.flat(), site).clock(clock).loadProbe(load);
  }

  private static DistributionRequest withHeaders(String method, Map<String, String> headers) {
    return new DistributionRequest(
        method, Scheme.HTTP, "app.example.test", "/", null, false, headers::get);
  }

  private static Reason reason(Distributor site, DistributionRequest request) {
    return site.decide(request).reason();
  }
}
