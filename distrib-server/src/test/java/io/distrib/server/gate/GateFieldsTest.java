package io.distrib.server.gate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.server.gate.RawApplication.Behaviour;
import java.net.Socket;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of the fields and the framing of messages on their way. */
@Timeout(60)
class GateFieldsTest extends GateTestCase {
  @Test
  void whatBelongsToTheConnectionEndsHere() throws Exception { // RFC 9110 7.6.1
    gate.get(
        "Connection: X-Hop, Host",
        "X-Hop: 1",
        "Keep-Alive: 5",
        "TE: trailers",
        "Upgrade: h2c",
        "HTTP2-Settings: x",
        "X-Kept: 1");
    assertThat(application.head().toLowerCase(Locale.ROOT))
        .contains("\r\nx-kept: 1\r\n", "\r\nhost: boston.app.example.test\r\n")
        .doesNotContain("x-hop", "keep-alive", "\r\nte:", "upgrade", "http2-settings")
        .doesNotContain("connection:");
  }

  @Test
  void octetsBeyondAsciiArriveAsTheyCame() throws Exception { // RFC 3986 2.1
    gate.exchange(TestGate.request("GET /caf\u00c3\u00a9?\u00ff=%e9 HTTP/1.1"));
    assertThat(application.head()).startsWith("GET /caf%C3%A9?%FF=%e9 HTTP/1.1\r\n");
  }

  @Test
  void whoeverNamesNoHostMeansThisSite() throws Exception { // RFC 9112 3.2
    assertThat(gate.exchange("GET /open/x HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 200 ");
    assertThat(application.head())
        .startsWith("GET /open/x HTTP/1.1\r\n")
        .containsIgnoringCase("\r\nhost: " + TestGate.OWN + "\r\n");
  }

  @Test
  void whatAClientSaysOfItselfIsReplaced() throws Exception { // RFC 7239
    gate.get("X-Forwarded-For: 9.9.9.9", "X_Forwarded_Host: evil", "Forwarded: for=9.9.9.9");
    assertThat(application.head())
        .contains("\r\nX-Forwarded-For: 127.0.0.1\r\n", "\r\nX-Forwarded-Proto: http\r\n")
        .contains("\r\nForwarded: for=127.0.0.1;host=\"boston.app.example.test\";proto=http\r\n")
        .doesNotContain("9.9.9.9", "evil");
  }

  @Test
  void aResponseLosesWhatBelongsToItsConnection() throws Exception { // RFC 9110 7.6.1
    application.behave(
        Behaviour.writing(
            "HTTP/1.1 200 OK\r\nConnection: X-Hop\r\nX-Hop: 1\r\nKeep-Alive: "
                + "5\r\nSet-Cookie: live=1\r\nSet-Cookie: b=2\r\nContent-Length: 2\r\n\r\nok"));
    assertThat(gate.get())
        .contains("Set-Cookie: live=1\r\n", "Set-Cookie: b=2\r\n")
        .doesNotContain("X-Hop", "Keep-Alive");
  }

  @Test
  void chunksAreMadeAnewAndTrailersEnd() throws Exception { // RFC 9112 7.1
    application.behave(
        Behaviour.writing(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-T\r\n\r\n2"
                + ";x=y\r\nok\r\n0\r\nX-T: 1\r\n\r\n"));
    assertThat(gate.get())
        .containsIgnoringCase("transfer-encoding: chunked\r\n")
        .endsWith("\r\n\r\n2\r\nok\r\n0\r\n\r\n")
        .doesNotContain("X-T");
  }

  @Test
  void aBodyThatEndsWithTheConnectionIsChunked() throws Exception { // RFC 9112 6.3
    application.behave(Behaviour.writingLast("HTTP/1.1 200 OK\r\n\r\nok"));
    assertThat(gate.get()).endsWith("2\r\nok\r\n0\r\n\r\n");
  }

  @Test
  void aClientOfHttpOneZeroGetsNoChunks() throws Exception { // RFC 9112 7.1
    application.behave(
        Behaviour.writing(
            "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 "
                + "200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"));
    assertThat(gate.exchange("GET / HTTP/1.0\r\n" + TestGate.IN_SESSION + "\r\n"))
        .startsWith("HTTP/1.1 200 ")
        .doesNotContainIgnoringCase("chunked")
        .endsWith("\r\n\r\nok");
  }

  @Test
  void responsesWithoutBodiesKeepTheConnectionInStep() throws Exception { // RFC 9112 6.3
    try (Socket client = gate.connect()) {
      String head = " /x HTTP/1.1\r\n" + TestGate.IN_SESSION + "\r\n";
      application.behave(
          Behaviour.writing("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
      client.getOutputStream().write(("HEAD" + head).getBytes(ISO_8859_1));
      assertThat(RawApplication.readHead(client.getInputStream())).startsWith("HTTP/1.1 200 ");
      application.behave(
          Behaviour.writing("HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n"));
      client.getOutputStream().write(("GET" + head).getBytes(ISO_8859_1));
      assertThat(RawApplication.readHead(client.getInputStream()).toLowerCase(Locale.ROOT))
          .startsWith("http/1.1 304 ")
          .contains("content-length: 7\r\n");
      application.behave(Behaviour.writing("HTTP/1.1 204 No Content\r\n\r\n"));
      client.getOutputStream().write(("GET" + head).getBytes(ISO_8859_1));
      assertThat(RawApplication.readHead(client.getInputStream())).startsWith("HTTP/1.1 204 ");
      application.behave(Behaviour.writing(OK));
      client.getOutputStream().write(("GET" + head).getBytes(ISO_8859_1));
      assertThat(RawApplication.readHead(client.getInputStream())).startsWith("HTTP/1.1 200 ");
      assertThat(client.getInputStream().readNBytes(2)).asString(ISO_8859_1).isEqualTo("ok");
    }
    assertThat(application.connections()).isEqualTo(1);
  }

  @Test
  void pipelinedRequestsAreAnsweredInTheirOrder() throws Exception { // RFC 9112 9.3.2
    application.behave(
        (head, in, out, socket) ->
            out.write(
                ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n" + head.charAt(5))
                    .getBytes(ISO_8859_1)));
    String fields = " HTTP/1.1\r\n" + TestGate.IN_SESSION + "\r\n";
    assertThat(
            gate.exchange(
                "GET /1" + fields + "GET /2" + fields + TestGate.request("GET /3 HTTP/1.1")))
        .matches("(?s)HTTP/1.1 200 .*\r\n\r\n1HTTP/1.1 200 .*\r\n\r\n2HTTP/1.1 200 .*\r\n\r\n3");
  }

  @Test
  void aBodyIsAskedForOnlyByTheApplication() throws Exception { // RFC 9110 10.1.1
    application.behave(
        (head, in, out, socket) -> {
          out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1));
          String body = new String(in.readNBytes(3), ISO_8859_1);
          out.write(("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n" + body).getBytes(ISO_8859_1));
        });
    try (Socket client = gate.connect()) {
      client
          .getOutputStream()
          .write(
              TestGate.request("POST / HTTP/1.1", "Content-Length: 3", "Expect: 100-continue")
                  .getBytes(ISO_8859_1));
      assertThat(RawApplication.readHead(client.getInputStream())).startsWith("HTTP/1.1 100 ");
      client.getOutputStream().write("abc".getBytes(ISO_8859_1));
      assertThat(new String(client.getInputStream().readAllBytes(), ISO_8859_1))
          .startsWith("HTTP/1.1 200 ")
          .endsWith("abc");
    }
  }
}
