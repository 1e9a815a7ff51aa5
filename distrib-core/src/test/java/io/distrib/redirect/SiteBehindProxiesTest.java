package io.distrib.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.net.InetAddresses;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionRequest;
import io.distrib.model.ProxyHeaders;
import io.distrib.model.ProxySettings;
import io.distrib.model.Reason;
import io.distrib.model.Scheme;
import io.distrib.model.StatusSettings;
import io.distrib.testkit.Answers;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import io.distrib.topology.ClientNetwork;
import java.net.InetAddress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a site makes of the client that trusted proxies name. */
class SiteBehindProxiesTest {
  private static final String POOL = "app.example.test";
  private static final String NEAREST = "10.0.0.1";
  private static final List<ClientNetwork> TRUSTED =
      List.of(
          ClientNetwork.parse("10.0.0.0/8").orElseThrow(),
          ClientNetwork.parse("2001:db8:aa::/48").orElseThrow());

  @Test
  void noByteOfAFieldReachesALocation() {
    long seed = 7_239;
    Random random = new Random(seed);
    Map<ProxyHeaders, Distributor> sites = new EnumMap<>(ProxyHeaders.class);
    List.of(ProxyHeaders.values()).forEach(headers -> sites.put(headers, site(headers)));
    String alphabet = "for=proto=https;host=\",:.[]\\/ \t\r\n@192.0.2.7<>evil,,;;\u00e9";
    for (int i = 0; i < 50_000; i++) {
      StringBuilder noise = new StringBuilder();
      for (int length = random.nextInt(60); length > 0; length--) {
        noise.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      DistributionRequest request =
          new DistributionRequest(
              "GET", Scheme.HTTP, POOL, "/", address(NEAREST), false, name -> noise.toString());
      for (Distributor site : sites.values()) {
        Redirect redirect = assertInstanceOf(Redirect.class, site.decide(request));
        assertTrue(
            redirect
                .location()
                .matches(
                    "https?://boston\\.app\\.example\\.test(:\\d{1,5})?/\\?distrib=1700000000"),
            () -> "seed " + seed + ": " + noise + " gives " + redirect.location());
      }
    }
  }

  @Test
  void redirectsKeepTheSchemeAndThePortThatTheClientSaw() {
    Map<String, String> fields =
        Map.of(
            "X-Forwarded-For", "192.0.2.7",
            "X-Forwarded-Proto", "https",
            "X-Forwarded-Host", POOL,
            "X-Forwarded-Port", "8443");
    DistributionRequest inner = Requests.from(NEAREST, Requests.get("backend:9000", "/c?x"));
    assertEquals(
        "https://boston.app.example.test:8443/c?x&distrib=1700000000",
        location(Requests.with(inner, fields)));
    assertEquals(
        "http://boston.app.example.test:9000/c?x&distrib=1700000000",
        location(Requests.with(Requests.from("192.0.2.9", inner), fields)));
  }

  @Test
  void theClientsOwnAddressChoosesItsGroup() {
    Distributor boston =
        Distributor.builder(Topologies.grouped(), "boston")
            .proxies(new ProxySettings(TRUSTED, ProxyHeaders.X_FORWARDED))
            .build();
    DistributionRequest european =
        Requests.with(
            Requests.from(NEAREST, Requests.get(POOL, "/")),
            Map.of("X-Forwarded-For", "203.0.113.9, 198.51.100.7"));
    assertEquals(Reason.POOL_TO_GROUP, boston.decide(european).reason());
    assertEquals(
        Reason.POOL_TO_SITE, boston.decide(Requests.from("203.0.113.5", european)).reason());
  }

  @Test
  void theStatusDocumentIsForTheClientAndNotForItsProxy() {
    Distributor boston =
        Distributor.builder(Topologies.flat(), "boston")
            .proxies(new ProxySettings(TRUSTED, ProxyHeaders.X_FORWARDED))
            .status(new StatusSettings("/status", TRUSTED, Optional.empty()))
            .build();
    DistributionRequest proxied = Requests.from(NEAREST, Requests.get(POOL, "/status"));
    assertTrue(Answers.status(boston, proxied).isPresent(), "the proxy itself");
    for (String client : List.of("192.0.2.7", "10.2.2.2, 192.0.2.7", "unknown", "10.1.1.1x")) {
      DistributionRequest behind = Requests.with(proxied, Map.of("X-Forwarded-For", client));
      assertTrue(Answers.status(boston, behind).isEmpty(), client);
    }
  }

  private static InetAddress address(String text) {
    return InetAddresses.forString(text);
  }

  private static Distributor site(ProxyHeaders headers) {
    return Distributor.builder(Topologies.flat(), "boston")
        .clock(new ManualClock(1_700_000_000L))
        .proxies(new ProxySettings(TRUSTED, headers))
        .build();
  }

  private static String location(DistributionRequest request) {
    return assertInstanceOf(Redirect.class, site(ProxyHeaders.X_FORWARDED).decide(request))
        .location();
  }
}
