package io.distrib.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.model.DistributionRequest;
import io.distrib.model.ProxyHeaders;
import io.distrib.model.ProxySettings;
import io.distrib.testkit.LogRecorder;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import io.distrib.topology.ClientNetwork;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proxy that is not listed, and whose fields would have changed a redirect, is logged once. */
class UnreadProxiesTest {
  private static final long NOW = 1_700_000_000L;
  private static final String POOL = "app.example.test";

  private final LogRecorder log = new LogRecorder(UnreadProxies.class);
  private final DistributorBuilder builder =
      Distributor.builder(Topologies.flat(), "boston").clock(new ManualClock(NOW));

  @AfterEach
  void close() {
    log.close();
  }

  @ParameterizedTest
  @CsvSource({
    "X-Forwarded-Proto, https",
    "X-Forwarded-Host,  chicago.app.example.test",
    "Forwarded,         for=192.0.2.1;proto=https",
  })
  void fieldsThatNameAnotherSchemeOrHostAreLoggedOnce(String name, String value) {
    Distributor boston = builder.build();
    boston.decide(with(POOL, "/", Map.of(name, value)));
    boston.decide(with(POOL, "/", Map.of(name, value)));
    assertThat(log.messages()).singleElement().asString().contains("proxies.trusted");
  }

  @Test
  void fieldsThatSayTheSameOrNothingAreNot() {
    Distributor boston = builder.build();
    boston.decide(with(POOL, "/", Map.of()));
    boston.decide(with(POOL, "/", Map.of("X-Forwarded-Proto", "http", "X-Forwarded-Host", POOL)));
    boston.decide(with(POOL, "/", Map.of("X-Forwarded-Proto", "??", "Forwarded", "\"")));
    assertThat(log.messages()).isEmpty();
  }

  @Test
  void whatIsNotRedirectedIsNot() {
    Distributor boston = builder.build();
    boston.decide(with("boston." + POOL, "/?distrib=" + NOW, Map.of("X-Forwarded-Proto", "https")));
    assertThat(log.messages()).isEmpty();
  }

  @Test
  void whereProxiesAreListedOthersAreNot() {
    List<ClientNetwork> trusted = List.of(ClientNetwork.parse("192.0.2.0/24").orElseThrow());
    Distributor boston =
        builder.proxies(new ProxySettings(trusted, ProxyHeaders.X_FORWARDED)).build();
    boston.decide(with(POOL, "/", Map.of("X-Forwarded-Proto", "https")));
    assertThat(log.messages()).isEmpty();
  }

  private static DistributionRequest with(String host, String target, Map<String, String> fields) {
    return Requests.with(Requests.get(host, target), fields);
  }
}
