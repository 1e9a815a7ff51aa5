package io.distrib.server.gate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that speak HTTP/2 without TLS, because they know that the gate does (RFC 9113 3.3). */
@Timeout(60)
class GateStreamsTest extends GateTestCase {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Test
  void sessionsAreServedAndNewcomersAreRedirected() throws Exception { // H0, H1
    try (StreamClient client = new StreamClient(gate.address)) {
      assertThat(ask(client, StreamClient.get("/a?b"))).isEqualTo("200||ok");
      assertThat(application.head())
          .startsWith("GET /a?b HTTP/1.1\r\n")
          .contains("\r\nX-Forwarded-Proto: http\r\n")
          .doesNotContainIgnoringCase("x-http2");
      assertThat(ask(client, StreamClient.get("/a").authority(TestGate.POOL)))
          .startsWith("302|http://" + TestGate.OWN + "/a?distrib=" + TestGate.NOW + "|");
      assertThat(client.isOpen()).isTrue();
    }
  }

  @Test
  void requestsWithoutBodiesFollowEachOtherToTheApplication() throws Exception { // RFC 9112 9.3
    try (StreamClient client = new StreamClient(gate.address)) {
      for (int i = 0; i < 4; i++) {
        assertThat(ask(client, StreamClient.get("/get" + i))).isEqualTo("200||ok");
        assertThat(application.head()).startsWith("GET /get" + i + " HTTP/1.1\r\n");
      }
      assertThat(application.connections()).isEqualTo(1);
      assertThat(ask(client, StreamClient.get("/post").method("POST"))).isEqualTo("200||ok");
      assertThat(application.head()).startsWith("POST /post HTTP/1.1\r\n");
      assertThat(ask(client, StreamClient.get("/last"))).isEqualTo("200||ok");
      assertThat(application.head()).startsWith("GET /last HTTP/1.1\r\n");
      assertThat(application.connections()).isEqualTo(2);
    }
  }

  @Test
  void whatAStreamSaysOfItsConnectionIsNotPassedOn() throws Exception { // RFC 7239 5.4
    try (StreamClient client = new StreamClient(gate.address)) {
      assertThat(ask(client, StreamClient.get("/").scheme("https"))).isEqualTo("200||ok");
    }
    assertThat(application.head())
        .contains("\r\nX-Forwarded-Proto: http\r\n", ";proto=http\r\n")
        .doesNotContain("https");
  }

  @Test
  void theOtherProtocolIsSpokenOnTheSamePort() throws IOException {
    try (StreamClient client = new StreamClient(gate.address)) {
      assertThat(gate.get()).startsWith("HTTP/1.1 200 ");
      assertThat(ask(client, StreamClient.get("/"))).isEqualTo("200||ok");
    }
  }

  @Test
  void aPrefaceMayComeOctetByOctet() throws IOException { // RFC 9113 3.4
    try (Socket client = gate.connect()) {
      for (char c : "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".toCharArray()) {
        client.getOutputStream().write(c);
      }
      client.getOutputStream().write(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
      InputStream in = client.getInputStream();
      in.readNBytes(3);
      assertThat(in.read()).as("the type of our first frame: SETTINGS").isEqualTo(4);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PRI * HTTP/2.0\r\n\r\nSN", "PRI / HTTP/1.1\r\n", "PRI * HTTP/2.0\r\n\r\n\n"})
  void whatOnlyBeginsLikeThePrefaceIsARequest(String text) throws IOException { // RFC 9113 3.4
    String rest = "\r\n" + TestGate.IN_SESSION + "Connection: close\r\n\r\n";
    assertThat(gate.exchange(text + rest)).startsWith("HTTP/1.1 ");
  }

  @Test
  void aPrefaceThatStopsIsNotWaitedFor() throws IOException {
    GateSettings settings =
        new GateSettings(application.address(), "live", LIMIT, Duration.ofSeconds(2), 10, 10);
    try (TestGate quick = new TestGate(settings, null)) {
      assertThat(quick.exchange("")).isEmpty();
      assertThat(quick.exchange("PRI * HTTP/2.0\r\n")).isEmpty();
      assertThat(quick.get()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void anUpgradeIsNotTaken() throws IOException { // RFC 9113 3.1
    assertThat(gate.get("Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: "))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void aWebSocketOnAStreamIsRefused() { // RFC 8441
    try (StreamClient client = new StreamClient(gate.address)) {
      Http2Headers connect = StreamClient.get("/").method("CONNECT").add(":protocol", "websocket");
      assertThat(ask(client, connect)).startsWith("400|");
      assertThat(ask(client, StreamClient.get("/"))).isEqualTo("200||ok");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a b", "/a\r\nb", "/a\0b", "/a\tb", " ", "/\u007f"})
  void aPathThatIsNoneResetsItsStream(String path) { // RFC 9113 8.3.1
    try (StreamClient client = new StreamClient(gate.address)) {
      assertThat(ask(client, StreamClient.get(path))).isEqualTo("PROTOCOL_ERROR");
      assertThat(ask(client, StreamClient.get("/"))).isEqualTo("200||ok");
    }
  }

  @Test
  void aStreamThatTakesNothingIsCut() throws IOException { // RFC 9113 10.5
    application.behave((head, in, out, socket) -> sendOn(out));
    try (TestGate quick =
            new TestGate(TestGate.settings(application.address(), Duration.ofSeconds(2)), null);
        StreamClient client = new StreamClient(quick.address)) {
      var stream = client.begin(StreamClient.get("/"), true, new StreamClient.Stream());
      stream.config().setAutoRead(false);
      await().atMost(LIMIT).until(() -> application.unread() == 1);
      await().atMost(LIMIT).until(() -> isIdle(quick, client));
      assertThat(client.isOpen()).isTrue();
    }
  }

  private static void sendOn(OutputStream out) throws IOException {
    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
    byte[] block = new byte[1 << 16];
    while (true) {
      out.write(block);
    }
  }

  /** Whether nothing is under way any more, though {@code client} has just been alive. */
  private static boolean isIdle(TestGate gate, StreamClient client) {
    client.ping();
    return gate.gate.open() == 0 && gate.inFlight.count() == 0;
  }

  private static String ask(StreamClient client, Http2Headers headers) {
    StreamClient.Stream stream = new StreamClient.Stream();
    var unused = client.begin(headers, true, stream);
    await().atMost(LIMIT).until(stream::isOver);
    return stream.seen();
  }
}
