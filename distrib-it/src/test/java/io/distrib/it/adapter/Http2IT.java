package io.distrib.it.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.distrib.adapter.testkit.AdapterServer;
import io.distrib.adapter.testkit.KitScenario;
import io.distrib.adapter.testkit.RawResponse;
import io.distrib.adapter.testkit.ResponseInvariants;
import io.distrib.redirect.Distributor;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What only HTTP/2 can do to a site, over real sockets (RFC 9113). */
class Http2IT {
  private static final int STREAMS = 5_000;
  private static final Distributor DISTRIBUTOR = KitScenario.FLAT.distributor();
  private static final AdapterServer SITE = KitKind.NETTY_HTTP2.start(DISTRIBUTOR);

  @AfterAll
  static void stop() {
    SITE.close();
  }

  static List<Http2OnlyRow> rows() {
    return Http2OnlyRow.rows();
  }

  @Test
  void theTableHasNotShrunk() {
    assertThat(rows()).hasSizeGreaterThan(40);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void anOddRequestIsRefusedOrItsStreamIs(Http2OnlyRow row) {
    try (Http2Client client = new Http2Client(SITE.port())) {
      RawResponse answer = client.ask(row.headers(), true);
      assertThat(row.statuses()).contains(Integer.toString(answer.status()));
      ResponseInvariants.check(answer);
      if (answer.status() == 302) {
        assertThat(answer.field("location")).isEqualTo(row.location());
      }
      assertIsServed();
    }
  }

  @Test
  void whoTakesEveryRequestBackIsCutOffAndOthersAreServed() {
    try (Http2Client flood = new Http2Client(SITE.port())) {
      for (int i = 0; i < STREAMS && flood.isOpen(); i++) {
        flood.askAndReset(pool());
      }
      assertIsServed();
      await().untilAsserted(() -> assertThat(flood.isOpen()).isFalse());
    }
    await().untilAsserted(() -> assertThat(DISTRIBUTOR.inFlight().count()).isZero());
  }

  private static void assertIsServed() {
    try (Http2Client other = new Http2Client(SITE.port())) {
      RawResponse answer = other.ask(pool(), true);
      assertThat(answer.status()).isEqualTo(302);
      assertThat(Objects.requireNonNull(answer.field("location"))).startsWith("http://boston.");
    }
  }

  private static Http2Headers pool() {
    return new DefaultHttp2Headers(false)
        .method("GET")
        .scheme("http")
        .authority("app.example.test")
        .path("/");
  }
}
