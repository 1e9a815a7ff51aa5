package io.distrib.it.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.adapter.testkit.AdapterServer;
import io.distrib.adapter.testkit.KitScenario;
import io.distrib.adapter.testkit.RawConnection;
import io.distrib.adapter.testkit.RawResponse;
import io.distrib.redirect.Distributor;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Targets of just about the length that a server takes: what the Pool Name redirects is taken at
 * the Site Name as well, by a site that is free and by one that is full; else the Pool Name itself
 * says 414 (H1, H8; RFC 9110 15.5.15).
 */
class LongTargetsIT {
  /**
   * A server.
   *
   * @param limit what it takes: of a line on Netty, of a whole head elsewhere
   */
  record Server(
      String name, int limit, BiFunction<Distributor, KitApplication, AdapterServer> start) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Server> servers() {
    return Stream.of(
        new Server("Netty", 4_096, LongTargetsIT::nettyByDefault),
        new Server("Netty with another limit", 8_192, KitKind.NETTY::start),
        new Server("Jetty", 8_192, KitKind.JETTY::start),
        new Server("Tomcat", 8_192, (site, shown) -> tomcat(site, shown, 8_192)),
        new Server("Tomcat whose answers are shorter", 8_192, KitKind.TOMCAT::start));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void whatIsRedirectedIsTakenAtTheSiteName(Server server) throws IOException {
    List<Integer> redirected = new ArrayList<>();
    try (AdapterServer free =
            server.start.apply(KitScenario.FLAT.distributor(), KitApplication.SEEN);
        AdapterServer full =
            server.start.apply(KitScenario.BUSY.distributor(), KitApplication.SEEN)) {
      for (int length = server.limit - 320; length < server.limit + 20; length += 3) {
        String target = "/" + "x".repeat(length - 1);
        RawResponse first = ask(free, "app.example.test", target);
        if (first.status() == 302) {
          redirected.add(length);
          assertThat(follow(free, first).status()).as("%s free", length).isEqualTo(200);
          RawResponse second = ask(full, "app.example.test", target);
          assertThat(follow(full, second).status()).as("%s full", length).isEqualTo(302);
        } else {
          assertThat(first.status()).as("%s", length).isIn(400, 414, 431);
        }
      }
    }
    assertThat(redirected).contains(server.limit - 320).doesNotContain(server.limit - 20);
  }

  private static RawResponse follow(AdapterServer site, RawResponse redirect) throws IOException {
    URI next = URI.create(redirect.field("Location"));
    return ask(site, next.getHost(), next.getRawPath() + "?" + next.getRawQuery());
  }

  private static RawResponse ask(AdapterServer site, String host, String target)
      throws IOException {
    return RawConnection.ask(
        site.port(), "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
  }

  private static AdapterServer nettyByDefault(Distributor distributor, KitApplication application) {
    return NettySite.http1(distributor, application, true, HttpServerCodec::new);
  }

  private static AdapterServer tomcat(
      Distributor distributor, KitApplication application, int maxRequestHead) {
    return new TomcatSite(distributor, application.servlet().get(), maxRequestHead);
  }
}
