package io.distrib.netty;

import static io.distrib.netty.Handlers.NOW;
import static io.distrib.netty.Handlers.OWN;
import static io.distrib.netty.Handlers.POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.common.net.InetAddresses;
import io.distrib.model.LoadSample;
import io.distrib.model.StatusSettings;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.DistributorBuilder;
import io.distrib.spi.LoadProbe;
import io.distrib.testkit.FixedLoadProbe;
import io.distrib.topology.ClientNetwork;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The status document over HTTP/1.1: served where it may be read, and nowhere else. */
class StatusDocumentTest {
  private static final StatusSettings SETTINGS =
      new StatusSettings(
          StatusSettings.DEFAULT_PATH,
          List.of(ClientNetwork.parse("192.0.2.0/24").orElseThrow()),
          Optional.of("hush"));
  private static final String BODY =
      "{\"distrib\":1,\"site\":\"boston\",\"load\":0.5,\"busy\":false,\"draining\":false,"
          + "\"sessions\":17,\"uptime\":0,\"time\":1800000000000}\n";

  private final TestApplication application = TestApplication.prompt();
  private final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void release() {
    released.countDown();
  }

  @Test
  void whoShowsTheSecretReadsItOnAnyHostInSessionOrNot() {
    try (Wire wire = wire(site(prompt()), "203.0.113.9")) {
      for (String cookie : List.of("X: y", "Cookie: live")) {
        assertThat(wire.exchange(get("/.well-known/distrib", "Authorization: Bearer hush", cookie)))
            .startsWith("HTTP/1.1 200 OK\r\n")
            .containsIgnoringCase("\r\nContent-Type: application/json\r\n")
            .contains("\r\nCache-Control: no-store\r\n")
            .doesNotContainIgnoringCase("connection:")
            .endsWith("\r\n\r\n" + BODY);
      }
    }
    assertThat(application.seen).isEmpty();
  }

  @Test
  void whoComesFromANamedNetworkReadsIt() {
    try (Wire wire = wire(site(prompt()), "192.0.2.7")) {
      assertThat(wire.exchange(get("/.well-known/distrib?x"))).endsWith(BODY);
    }
  }

  @Test
  void nobodyElseLearnsOfIt() { // H1, H7
    try (Wire wire = wire(site(prompt()), "203.0.113.9")) {
      assertThat(wire.exchange(get("/.well-known/distrib", "Authorization: Bearer hash")))
          .startsWith("HTTP/1.1 302 ")
          .contains("http://" + OWN + "/.well-known/distrib?distrib=" + NOW + "\r\n");
      wire.exchange("GET /.well-known/distrib?distrib=" + NOW + " HTTP/1.1\nHost: " + OWN + "\n\n");
    }
    assertThat(application.seen).containsExactly("GET /.well-known/distrib 0");
  }

  @Test
  void whatFollowsOnTheConnectionIsServedInItsOrder() { // RFC 9112 9.3.2
    String next = "GET /a?distrib=" + NOW + " HTTP/1.1\nHost: " + OWN + "\n\n";
    try (Wire wire = wire(site(prompt()), "192.0.2.7")) {
      assertThat(wire.exchange(get("/.well-known/distrib") + next + get("/.well-known/distrib")))
          .matches("(?s)HTTP/1.1 200 .*\"sessions\":17.*HTTP/1.1 200 .*HTTP/1.1 200 .*");
    }
    assertThat(application.seen).containsExactly("GET /a 0");
  }

  @Test
  void aProbeThatStallsHoldsNoEventLoopUp() {
    LoadProbe stalling =
        () -> {
          await().until(() -> released.getCount() == 0);
          return new LoadSample(0.5);
        };
    Distributor site = site(stalling);
    try (Wire wire = wire(site, "192.0.2.7")) {
      assertThat(wire.exchange(get("/.well-known/distrib"))).isEmpty();
      released.countDown();
      StringBuilder got = new StringBuilder();
      await().until(() -> got.append(wire.received()).toString().endsWith(BODY));
      assertThat(got).startsWith("HTTP/1.1 200 OK\r\n");
    }
  }

  private Wire wire(Distributor distributor, String client) {
    return new Wire(
        DistributorHandler.builder(distributor)
            .inSession(request -> request.headers().contains("Cookie", "live", false))
            .remote((channel, request) -> InetAddresses.forString(client))
            .build(),
        application);
  }

  private static Distributor site(LoadProbe probe) {
    DistributorBuilder builder = Handlers.boston().loadProbe(probe).status(SETTINGS);
    return builder.sessions(() -> 17).portLimit(Duration.ofSeconds(20)).build();
  }

  private static LoadProbe prompt() {
    FixedLoadProbe probe = new FixedLoadProbe();
    probe.set(0.5);
    return probe;
  }

  private static String get(String target, String... fields) {
    StringBuilder head = new StringBuilder("GET " + target + " HTTP/1.1\nHost: " + POOL);
    for (String field : fields) {
      head.append('\n').append(field);
    }
    return head.append("\n\n").toString();
  }
}
