package io.distrib.server.gate;

import static io.distrib.server.gate.TestGate.NOW;
import static io.distrib.server.gate.TestGate.OWN;
import static io.distrib.server.gate.TestGate.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The component's rules before an application that knows nothing of them. */
@Timeout(60)
class GateRulesTest extends GateTestCase {
  @Test
  void thePoolNameIsRedirectedToThisSite() throws IOException { // H1
    assertThat(ask("/a?b", POOL))
        .startsWith("HTTP/1.1 302 ")
        .containsIgnoringCase("\r\nLocation: http://" + OWN + "/a?b&distrib=" + NOW + "\r\n");
    assertThat(application.connections()).isZero();
  }

  @Test
  void theApplicationSeesNoMarker() throws Exception { // H7
    assertThat(ask("/a?b&distrib=" + NOW, OWN)).startsWith("HTTP/1.1 200 ").endsWith("ok");
    assertThat(application.head()).startsWith("GET /a?b HTTP/1.1\r\n");
  }

  @Test
  void aCookieUnderThisNameIsASession() throws Exception { // H0
    assertThat(gate.get()).startsWith("HTTP/1.1 200 ");
    assertThat(application.head()).contains("\r\nCookie: a=b; live=1\r\n");
  }

  @Test
  void aCookieOfASiteThatFailedOverIsNone() throws IOException { // H3
    assertThat(ask("/", "chicago." + POOL, "Cookie: live=1")).startsWith("HTTP/1.1 302 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"live=", "alive=1", "live", "LIVE=1", "x=live=1"})
  void otherCookiesAreNone(String cookie) throws IOException { // H5
    assertThat(ask("/", OWN, "Cookie: " + cookie)).startsWith("HTTP/1.1 302 ");
  }

  @Test
  void anAbsoluteTargetIsMadeOneOfTheOrigin() throws Exception { // RFC 9112 3.2.2
    String head = "GET http://" + OWN + ":80/p?q HTTP/1.1\r\nHost: other.example\r\n";
    assertThat(gate.exchange(head + "Cookie: live=1\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ");
    assertThat(application.head())
        .startsWith("GET /p?q HTTP/1.1\r\n")
        .containsIgnoringCase("\r\nHost: " + OWN + ":80\r\n")
        .doesNotContain("other.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked, identity\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: xchunked\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding : chunked\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n",
        "POST / HTTP/1.1\r\nContent-Length: +3\r\n",
        "POST / HTTP/1.1\r\nContent-Length: -3\r\n",
        "GET / HTTP/1.1\r\nHost: other.example\r\n",
        "GET / HTTP/1.2\r\n",
        "CONNECT other.example:80 HTTP/1.1\r\n",
        "GET ftp://boston.app.example.test/ HTTP/1.1\r\n",
        "GET http://me@boston.app.example.test/ HTTP/1.1\r\n",
        "GET x HTTP/1.1\r\n",
      })
  void whatIsAmbiguousIsRefused(String head) throws IOException { // RFC 9112 11.2
    assertThat(gate.exchange(head + TestGate.IN_SESSION + "\r\nabc"))
        .startsWith("HTTP/1.1 400 ")
        .doesNotContain("HTTP/1.1 200");
    assertThat(application.connections()).isZero();
  }

  @Test
  void aHeadThatIsTooLongIsRefused() throws IOException { // RFC 6585 5
    assertThat(gate.get("X: " + "y".repeat(100_000))).startsWith("HTTP/1.1 431 ");
  }

  private String ask(String target, String host, String... fields) throws IOException {
    String more = String.join("\r\n", fields) + (fields.length == 0 ? "" : "\r\n");
    return gate.exchange(
        "GET "
            + target
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\n"
            + more
            + "Connection: close\r\n\r\n");
  }
}
