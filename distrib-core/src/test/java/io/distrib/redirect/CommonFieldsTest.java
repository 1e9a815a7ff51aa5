package io.distrib.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.model.DistributionRequest;
import io.distrib.model.HstsSettings;
import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.model.ProxyHeaders;
import io.distrib.model.ProxySettings;
import io.distrib.model.Scheme;
import io.distrib.testkit.Answers;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import io.distrib.topology.ClientNetwork;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every answer says to browsers about https and other origins (rules, section 5). */
class CommonFieldsTest {
  private static final String POOL = "app.example.test";
  private static final String PARTNER = "https://partner.test";
  private static final HstsSettings YEAR = new HstsSettings(Duration.ofDays(365), true, false);

  private final Distributor site =
      builder().scripts(new ScriptSettings(false, 409, Set.of(PARTNER))).hsts(YEAR).build();

  @Test
  void everyAnswerByHttpsHasStrictTransportSecurity() {
    assertThat(values(https(Requests.get(POOL, "/")), "Strict-Transport-Security"))
        .containsExactly("max-age=31536000; includeSubDomains");
    assertThat(values(https(Requests.get("a b", "/")), "Strict-Transport-Security")).hasSize(1);
    assertThat(values(Requests.get(POOL, "/"), "Strict-Transport-Security")).isEmpty();
  }

  @Test
  void whatATrustedProxySaysIsTheScheme() {
    ClientNetwork client = ClientNetwork.parse("203.0.113.0/24").orElseThrow();
    Distributor proxied =
        builder()
            .hsts(YEAR)
            .proxies(new ProxySettings(List.of(client), ProxyHeaders.X_FORWARDED))
            .build();
    DistributionRequest request =
        Requests.with(Requests.get(POOL, "/"), Map.of("X-Forwarded-Proto", "https"));
    assertThat(values(answer(proxied, request), "Strict-Transport-Security")).hasSize(1);
  }

  @Test
  void aListedOriginMayReadEveryAnswer() {
    DistributionRequest script =
        Requests.with(Requests.get(POOL, "/"), Map.of("Origin", PARTNER, "Sec-Fetch-Mode", "cors"));
    for (DistributionRequest request : List.of(script, with(Requests.get("a b", "/"), PARTNER))) {
      assertThat(values(request, "Access-Control-Allow-Origin")).containsExactly(PARTNER);
      assertThat(values(request, "Access-Control-Allow-Credentials")).containsExactly("true");
      assertThat(values(request, "Vary")).containsExactly("Origin");
    }
    assertThat(answer(site, script).status()).isEqualTo(409);
  }

  @Test
  void noOtherOriginMay() {
    for (String origin : List.of("https://partner.test:8443", "http://partner.test", "null")) {
      DistributionRequest request = with(Requests.get(POOL, "/"), origin);
      assertThat(values(request, "Access-Control-Allow-Origin")).isEmpty();
      assertThat(values(request, "Access-Control-Allow-Credentials")).isEmpty();
      assertThat(values(request, "Vary")).containsExactly("Origin");
    }
    HttpAnswer without = answer(builder().build(), with(Requests.get(POOL, "/"), PARTNER));
    assertThat(values(without, "Vary")).isEmpty();
  }

  @Test
  void aPreflightGrantsWhatIsAskedFor() {
    HttpAnswer answer = answer(site, preflight("content-type, x-csrf-token"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(values(answer, "Access-Control-Allow-Origin")).containsExactly(PARTNER);
    assertThat(values(answer, "Access-Control-Allow-Methods").get(0)).contains("PUT", "DELETE");
    assertThat(values(answer, "Access-Control-Allow-Headers"))
        .containsExactly("content-type, x-csrf-token");
    for (String names : List.of("a\rb", "a:b", "\u00e9", "x".repeat(1001))) {
      assertThat(values(answer(site, preflight(names)), "Access-Control-Allow-Headers")).isEmpty();
    }
  }

  private static DistributorBuilder builder() {
    return Distributor.builder(Topologies.flat(), "boston").clock(new ManualClock(1_700_000_000L));
  }

  private static DistributionRequest preflight(String names) {
    return Requests.with(
        Requests.of("OPTIONS", POOL, "/"),
        Map.of(
            "Origin",
            PARTNER,
            "Access-Control-Request-Method",
            "PUT",
            "Access-Control-Request-Headers",
            names));
  }

  private static DistributionRequest with(DistributionRequest request, String origin) {
    return Requests.with(request, Map.of("Origin", origin));
  }

  private static DistributionRequest https(DistributionRequest request) {
    return new DistributionRequest(
        request.method(),
        Scheme.HTTPS,
        request.host(),
        request.target(),
        request.remote(),
        request.inSession(),
        request.headers());
  }

  private List<String> values(DistributionRequest request, String name) {
    return values(answer(site, request), name);
  }

  private static HttpAnswer answer(Distributor site, DistributionRequest request) {
    return Answers.of(site, request).orElseThrow();
  }

  private static List<String> values(HttpAnswer answer, String name) {
    return answer.headers().stream()
        .filter(header -> header.name().equals(name))
        .map(Header::value)
        .toList();
  }
}
