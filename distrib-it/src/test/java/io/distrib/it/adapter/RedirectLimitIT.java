package io.distrib.it.adapter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.LoadSample;
import io.distrib.model.Scheme;
import io.distrib.redirect.Distributor;
import io.distrib.testkit.Answers;
import io.distrib.testkit.Topologies;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Nine sites, all full but the last, and a client that follows four redirects: {@link HttpClient}
 * by its default. It reaches the sites as it would reach a proxy, so their names need no addresses.
 */
class RedirectLimitIT {
  private static final Topology RING = Topologies.ring(9);
  private static final String POOL = "app.example.test";

  @Test
  void asManyHopsAsTheClientFollowsEndInAnAnswer() throws Exception { // H9
    HttpResponse<String> answer = ask(sites(3));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.uri().getHost()).isEqualTo("s3." + POOL);
  }

  @Test
  void oneMoreIsTooMany() throws Exception { // H10
    HttpResponse<String> answer = ask(sites(4));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .startsWith("http://s4." + POOL + "/");
  }

  private static HttpResponse<String> ask(Map<String, Distributor> sites) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(sites, exchange));
    server.start();
    try {
      HttpClient client =
          HttpClient.newBuilder()
              .followRedirects(HttpClient.Redirect.NORMAL)
              .proxy(ProxySelector.of(server.getAddress()))
              .build();
      return client.send(
          HttpRequest.newBuilder(URI.create("http://" + POOL + "/x")).build(),
          HttpResponse.BodyHandlers.ofString());
    } finally {
      server.stop(0);
    }
  }

  private static void answer(Map<String, Distributor> sites, HttpExchange exchange)
      throws IOException {
    String host = exchange.getRequestHeaders().getFirst("Host");
    Distributor site = Objects.requireNonNull(sites.getOrDefault(host, sites.get("s0." + POOL)));
    DistributionRequest request =
        new DistributionRequest(
            exchange.getRequestMethod(),
            Scheme.HTTP,
            host,
            exchange.getRequestURI().toString(),
            null,
            false,
            DistributionRequest.NO_HEADERS);
    HttpAnswer answer = Answers.of(site, request).orElseThrow();
    answer
        .headers()
        .forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
    byte[] body = answer.body().getBytes(US_ASCII);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Map<String, Distributor> sites(int maxHops) {
    return RING.sites().stream()
        .collect(Collectors.toMap(site -> site.name().text(), site -> site(site, maxHops)));
  }

  private static Distributor site(Site site, int maxHops) {
    double load = site.id().equals("s8") ? 0 : 1;
    return Distributor.builder(RING, site.id())
        .loadProbe(() -> new LoadSample(load))
        .maxOverflowHops(maxHops)
        .build();
  }
}
