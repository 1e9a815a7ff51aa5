package io.distrib.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.model.DistributionRequest;
import io.distrib.model.Scheme;
import io.distrib.testkit.Requests;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import io.distrib.topology.TopologyBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scheme and port of a Location (rules, section 3). */
class LocationOriginsTest {
  private static final Topology POOL =
      TopologyBuilder.pool("app.example.test")
          .site("plain", "plain.app.example.test", "192.0.2.1")
          .site("one", site -> site.name("one.app.example.test").address("192.0.2.2").port(8080))
          .site(
              "both",
              site ->
                  site.name("both.app.example.test")
                      .address("192.0.2.3")
                      .port(8080)
                      .httpsPort(8443))
          .build();

  @ParameterizedTest
  @CsvSource({
    "plain, false, HTTP,  0,    http://plain.app.example.test",
    "plain, false, HTTP,  8000, http://plain.app.example.test:8000",
    "plain, false, HTTPS, 9443, https://plain.app.example.test:9443",
    "one,   false, HTTPS, 0,    https://one.app.example.test:8080",
    "both,  false, HTTP,  0,    http://both.app.example.test:8080",
    "both,  false, HTTPS, 0,    https://both.app.example.test:8443",
    "plain, true,  HTTP,  8000, https://plain.app.example.test",
    "plain, true,  HTTPS, 9443, https://plain.app.example.test:9443",
    "one,   true,  HTTP,  0,    https://one.app.example.test:8080",
    "both,  true,  HTTP,  8080, https://both.app.example.test:8443",
  })
  void aSiteHasItsPortForTheScheme(
      String id, boolean areHttps, Scheme scheme, int port, String expected) {
    assertThat(origins(areHttps).of(site(id), request(scheme), port)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "false, HTTP,  8000, http://app.example.test:8000",
    "true,  HTTPS, 9443, https://app.example.test:9443",
    "true,  HTTP,  8000, https://app.example.test:8443",
  })
  void thePoolNameKeepsThePortOrHasThisSites(
      boolean areHttps, Scheme scheme, int port, String expected) {
    assertThat(origins(areHttps).of(POOL.pool().name(), request(scheme), port)).isEqualTo(expected);
  }

  @Test
  void anOriginIsSchemeNameAndPort() {
    LocationOrigins same = origins(false);
    assertThat(same.isOwn(request(Scheme.HTTPS), 8443)).isTrue();
    assertThat(same.isOwn(request(Scheme.HTTPS), 0)).isFalse();
    assertThat(same.isOwn(request(Scheme.HTTP), 8443)).isFalse();
    assertThat(new LocationOrigins(site("plain"), false).isOwn(request(Scheme.HTTP), 80)).isTrue();
    assertThat(new LocationOrigins(site("plain"), true).isOwn(request(Scheme.HTTP), 443)).isFalse();
  }

  private static LocationOrigins origins(boolean areHttps) {
    return new LocationOrigins(site("both"), areHttps);
  }

  private static Site site(String id) {
    return POOL.site(id).orElseThrow();
  }

  private static DistributionRequest request(Scheme scheme) {
    DistributionRequest get = Requests.get("app.example.test", "/");
    return new DistributionRequest(
        get.method(), scheme, get.host(), get.target(), get.remote(), false, get.headers());
  }
}
