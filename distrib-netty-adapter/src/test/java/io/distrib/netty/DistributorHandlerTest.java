package io.distrib.netty;

import static io.distrib.netty.Handlers.NOW;
import static io.distrib.netty.Handlers.OWN;
import static io.distrib.netty.Handlers.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.marker.MarkerPlacement;
import io.distrib.marker.MarkerSettings;
import io.distrib.redirect.Distributor;
import io.distrib.testkit.FixedLoadProbe;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One request at a time over HTTP/1.1. */
class DistributorHandlerTest {
  private static final String MARKED = "/cart?x=1&distrib=" + NOW;

  private final FixedLoadProbe load = new FixedLoadProbe();
  private final Distributor distributor = Handlers.boston().loadProbe(load).build();
  private final TestApplication application = TestApplication.prompt();
  private final Wire wire = new Wire(Handlers.handler(distributor), application);

  @AfterEach
  void close() {
    wire.close();
    assertThat(distributor.inFlight().count()).isZero();
  }

  @Test
  void aRequestForThePoolIsRedirectedToThisSiteWithAFreshMarker() { // H1
    assertThat(get(POOL, "/cart?x=1"))
        .startsWith("HTTP/1.1 302 Found\r\n")
        .containsIgnoringCase("\r\nLocation: http://" + OWN + "/cart?x=1&distrib=" + NOW + "\r\n")
        .contains("\r\nCache-Control: no-store\r\n")
        .doesNotContainIgnoringCase("connection:");
    assertThat(application.seen).isEmpty();
  }

  @Test
  void anAdmittedRequestReachesTheApplicationWithoutItsMarker() { // H7
    assertThat(get(OWN, MARKED)).startsWith("HTTP/1.1 200 OK\r\n");
    assertThat(application.seen).containsExactly("GET /cart?x=1 0");
  }

  @Test
  void aMarkerInThePathIsTakenOutToo() { // H7, rules, section 4
    MarkerSettings settings =
        new MarkerSettings(
            MarkerPlacement.PATH, "distrib", Duration.ofSeconds(60), Duration.ZERO, List.of());
    TestApplication other = TestApplication.prompt();
    try (Wire path =
        new Wire(Handlers.handler(Handlers.boston().marker(settings).build()), other)) {
      path.exchange("GET /shop/distrib=" + NOW + "/?a HTTP/1.1\nHost: " + OWN + "\n\n");
    }
    assertThat(other.seen).containsExactly("GET /shop/?a 0");
  }

  @Test
  void aRequestInSessionIsServedOnAnyHostWithoutItsMarker() { // H0
    wire.exchange("GET " + MARKED + " HTTP/1.1\nHost: " + POOL + "\nCookie: live\n\n");
    assertThat(application.seen).containsExactly("GET /cart?x=1 0");
  }

  @Test
  void ofARequestInSessionOnlyTheTargetIsRead() { // H0
    AtomicInteger reads = new AtomicInteger();
    DistributorHandler handler =
        DistributorHandler.builder(distributor)
            .inSession(request -> true)
            .remote(
                (channel, request) -> {
                  reads.incrementAndGet();
                  return null;
                })
            .build();
    TestApplication prompt = TestApplication.prompt();
    try (Wire other = new Wire(handler, prompt)) {
      other.exchange("GET /cart?x=1 HTTP/1.1\nHost: " + POOL + "\n\n");
      assertThat(reads).hasValue(0);
      other.exchange("GET " + MARKED + " HTTP/1.1\nHost: " + POOL + "\n\n");
      assertThat(reads).hasValue(1);
    }
    assertThat(prompt.seen).containsExactly("GET /cart?x=1 0", "GET /cart?x=1 0");
  }

  @Test
  void aFullSiteSendsTheClientOn() { // H8
    load.set(1);
    assertThat(get(OWN, "/?distrib=" + NOW))
        .startsWith("HTTP/1.1 302 ")
        .contains("http://chicago.app.example.test:8443/?distrib=" + NOW + "~boston~1\r\n");
  }

  @Test
  void aFullPoolTurnsTheClientAway() { // H9
    load.set(1);
    assertThat(get(OWN, "/?distrib=" + NOW + "~boston~2"))
        .startsWith("HTTP/1.1 503 ")
        .contains("\r\nRetry-After: 10\r\n");
  }

  @Test
  void headGetsTheLengthOfTheBodyButNoBody() { // rules, section 5
    String get = get(POOL, "/");
    String head = wire.exchange("HEAD / HTTP/1.1\nHost: " + POOL + "\n\n");
    assertThat(head).isEqualTo(get.substring(0, get.indexOf("\r\n\r\n") + 4));
  }

  @Test
  void theBodyOfARefusedRequestIsThrownAwayAndTheConnectionGoesOn() { // rules, section 5
    String post = "POST / HTTP/1.1\nHost: " + POOL + "\nContent-Length: 5\n\n";
    assertThat(wire.exchange(post)).startsWith("HTTP/1.1 307 ");
    assertThat(wire.exchange("12345")).isEmpty();
    assertThat(get(OWN, MARKED)).startsWith("HTTP/1.1 200 ");
    assertThat(application.seen).containsExactly("GET /cart?x=1 0");
  }

  @Test
  void aBodyBeyondTheBoundEndsTheConnection() { // rules, section 5
    String post = "POST / HTTP/1.1\nHost: " + POOL + "\nTransfer-Encoding: chunked\n\n";
    assertThat(wire.exchange(post)).startsWith("HTTP/1.1 307 ");
    String chunk = "4000\n" + "x".repeat(0x4000) + "\n";
    wire.exchange(chunk.repeat(4));
    assertThat(wire.channel.isOpen()).isTrue();
    wire.exchange("1\nx\n");
    assertThat(wire.channel.isOpen()).isFalse();
  }

  @Test
  void aBodyAnnouncedBeyondTheBoundIsToldThatTheConnectionEnds() { // rules, section 5
    String post = "POST / HTTP/1.1\nHost: " + POOL + "\nContent-Length: 65537\n\n";
    assertThat(wire.exchange(post)).containsIgnoringCase("\r\nConnection: close\r\n");
    wire.exchange("x".repeat(65_537));
    assertThat(wire.channel.isOpen()).isFalse();
  }

  @Test
  void aBodyThatCannotBeReadEndsTheConnectionAfterTheAnswer() { // RFC 9112 7.1
    String post = "POST / HTTP/1.1\nHost: " + POOL + "\nTransfer-Encoding: chunked\n\n";
    assertThat(wire.exchange(post)).startsWith("HTTP/1.1 307 ");
    assertThat(wire.channel.isOpen()).isTrue();
    wire.exchange("zz\n");
    assertThat(wire.channel.isOpen()).isFalse();
  }

  @Test
  void aBodyThatTheApplicationCannotReadEndsTheConnectionAfterItsAnswer() { // RFC 9112 7.1
    String post = "POST " + MARKED + " HTTP/1.1\nHost: " + OWN;
    assertThat(wire.exchange(post + "\nTransfer-Encoding: chunked\n\n")).isEmpty();
    assertThat(wire.exchange("zz\n")).startsWith("HTTP/1.1 200 ");
    assertThat(wire.channel.isOpen()).isFalse();
  }

  @Test
  void aBodyThatCannotBeReadAfterTheApplicationsAnswerEndsTheConnection() { // RFC 9112 7.1
    String post = "POST " + MARKED + " HTTP/1.1\nHost: " + OWN;
    wire.exchange(post + "\nTransfer-Encoding: chunked\n\n");
    application.respond();
    assertThat(wire.received()).startsWith("HTTP/1.1 200 ");
    assertThat(wire.channel.isOpen()).isTrue();
    wire.exchange("zz\n");
    assertThat(wire.channel.isOpen()).isFalse();
  }

  @Test
  void aClientThatAwaitsA100IsAnsweredAtOnce() { // rules, section 5
    String post =
        "POST / HTTP/1.1\nHost: " + POOL + "\nContent-Length: 5\nExpect: 100-continue\n\n";
    assertThat(wire.exchange(post))
        .startsWith("HTTP/1.1 307 ")
        .containsIgnoringCase("\r\nConnection: close\r\n");
    assertThat(wire.channel.isOpen()).isFalse();
  }

  @Test
  void anExpectationWithoutABodyKeepsTheConnection() { // rules, section 5
    assertThat(wire.exchange("GET / HTTP/1.1\nHost: " + POOL + "\nExpect: 100-continue\n\n"))
        .doesNotContainIgnoringCase("Connection: close");
    assertThat(wire.channel.isOpen()).isTrue();
  }

  @Test
  void anOldClientIsToldThatTheConnectionStays() { // RFC 9112 9.3
    assertThat(wire.exchange("GET / HTTP/1.0\nHost: " + POOL + "\nConnection: keep-alive\n\n"))
        .containsIgnoringCase("\r\nConnection: keep-alive\r\n");
    assertThat(wire.exchange("GET / HTTP/1.0\nHost: " + POOL + "\n\n"))
        .containsIgnoringCase("\r\nConnection: close\r\n");
    assertThat(wire.channel.isOpen()).isFalse();
  }

  @Test
  void noHostIsTheSitesOwnFromAnOldClientAndRefusedFromANewOne() { // H5, RFC 9112 3.2
    assertThat(wire.exchange("GET / HTTP/1.0\nConnection: keep-alive\n\n"))
        .contains("http://" + POOL + "/\r\n");
    assertThat(wire.exchange("GET / HTTP/1.1\n\n")).startsWith("HTTP/1.1 400 ");
    assertThat(wire.channel.isOpen()).isFalse();
  }

  @Test
  void twoHostsAreRefused() { // RFC 9112 3.2
    assertThat(wire.exchange("GET / HTTP/1.1\nHost: a\nHost: a\n\n"))
        .startsWith("HTTP/1.1 400 ")
        .containsIgnoringCase("\r\nConnection: close\r\n");
  }

  @Test
  void rawBytesOfATargetArePercentEncoded() { // rules, section 3
    assertThat(get(POOL, "/\u00e9\u00ff")).contains("/%E9%FF?distrib=" + NOW + "\r\n");
  }

  @Test
  void whatTheCodecCannotReadIsRefusedAndTheConnectionEnds() { // RFC 9112 3
    assertThat(wire.exchange("GET  HTTP/1.1 x y\nHost: a\n\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("\r\nCache-Control: no-store\r\n");
    assertThat(wire.channel.isOpen()).isFalse();
  }

  @Test
  void aTargetThatIsTooLongIsRefused() { // RFC 9112 3
    assertThat(get(POOL, "/" + "x".repeat(100_000))).startsWith("HTTP/1.1 414 ");
    assertThat(wire.channel.isOpen()).isFalse();
  }

  @Test
  void headersThatAreTooLongAreRefused() { // RFC 6585 5
    assertThat(wire.exchange("GET / HTTP/1.1\nHost: a\nX: " + "x".repeat(100_000) + "\n\n"))
        .startsWith("HTTP/1.1 431 ");
    assertThat(wire.channel.isOpen()).isFalse();
  }

  @Test
  void aFailingPredicateIsNotTheClientsConcern() { // H0
    TestApplication other = TestApplication.prompt();
    DistributorHandler failing =
        DistributorHandler.builder(distributor)
            .inSession(
                request -> {
                  throw new IllegalStateException("of this test");
                })
            .build();
    try (Wire failed = new Wire(failing, other)) {
      assertThat(failed.exchange("GET / HTTP/1.1\nHost: " + POOL + "\n\n"))
          .startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void messagesOfOtherProtocolsPass() {
    wire.channel.pipeline().firstContext().fireChannelRead("datum");
    assertThat(application.others).containsExactly("datum");
  }

  private String get(String host, String target) {
    return wire.exchange("GET " + target + " HTTP/1.1\nHost: " + host + "\n\n");
  }
}
