package io.distrib.server.gate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.distrib.server.gate.RawApplication.Behaviour;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** WebSockets (RFC 6455) are for sessions. */
@Timeout(60)
class GateWebSocketTest {
  private static final String UPGRADE =
      "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
          + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
  private static final String SWITCHING =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade"
          + "\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

  private RawApplication application;
  private TestGate gate;

  @BeforeEach
  void start() throws IOException {
    Behaviour echo =
        (head, in, out, socket) -> {
          out.write((SWITCHING + "hi").getBytes(ISO_8859_1));
          for (int octet = in.read(); octet >= 0; octet = in.read()) {
            out.write(octet);
          }
          socket.close();
        };
    application = new RawApplication(echo);
    gate = TestGate.before(application.address());
  }

  @AfterEach
  void stop() throws IOException {
    gate.close();
    application.close();
  }

  @Test
  void octetsPassBothWaysUntilOneSideEnds() throws Exception { // H0
    try (Socket client = gate.connect()) {
      InputStream in = client.getInputStream();
      client
          .getOutputStream()
          .write(("GET /chat HTTP/1.1\r\n" + TestGate.IN_SESSION + UPGRADE).getBytes(ISO_8859_1));
      assertThat(RawApplication.readHead(in).toLowerCase(Locale.ROOT))
          .startsWith("http/1.1 101 ")
          .contains("upgrade: websocket\r\n", "connection: upgrade\r\n", "sec-websocket-accept");
      assertThat(new String(in.readNBytes(2), ISO_8859_1)).isEqualTo("hi");
      assertThat(TestGate.talk(client, "GET / HTTP/1.1\r\n\r\n\0\u00ff", 20))
          .isEqualTo("GET / HTTP/1.1\r\n\r\n\0\u00ff");
      client.shutdownOutput();
      assertThat(in.readAllBytes()).isEmpty();
    }
    assertThat(application.head().toLowerCase(Locale.ROOT))
        .contains("\r\nupgrade: websocket\r\n", "\r\nconnection: upgrade\r\n");
    assertThat(gate.gate.open()).isZero();
  }

  @Test
  void aRequestBehindAHandshakeReachesNobody() throws Exception { // RFC 9110 7.8
    try (Socket client = gate.connect()) {
      String pipelined = "GET /secret HTTP/1.1\r\nHost: other.test\r\n\r\n";
      client
          .getOutputStream()
          .write(
              ("GET /chat HTTP/1.1\r\n" + TestGate.IN_SESSION + UPGRADE + pipelined)
                  .getBytes(ISO_8859_1));
      InputStream in = client.getInputStream();
      assertThat(RawApplication.readHead(in)).startsWith("HTTP/1.1 101 ");
      assertThat(new String(in.readAllBytes(), ISO_8859_1)).doesNotContain("secret");
    }
    assertThat(application.connections()).isOne();
    await().untilAsserted(() -> assertThat(gate.gate.open()).isZero());
  }

  @Test
  void aNewcomerIsTurnedAway() throws Exception { // rules, section 5
    assertThat(gate.exchange("GET / HTTP/1.1\r\nHost: " + TestGate.POOL + "\r\n" + UPGRADE))
        .startsWith("HTTP/1.1 503 ")
        .containsIgnoringCase("\r\nRetry-After: ");
    assertThat(application.connections()).isZero();
  }

  @Test
  void anApplicationMayDecline() throws Exception { // RFC 9110 7.8
    application.behave(Behaviour.writing("HTTP/1.1 400 No\r\nContent-Length: 2\r\n\r\nno"));
    try (Socket client = gate.connect()) {
      client
          .getOutputStream()
          .write(("GET /chat HTTP/1.1\r\n" + TestGate.IN_SESSION + UPGRADE).getBytes(ISO_8859_1));
      assertThat(RawApplication.readHead(client.getInputStream())).startsWith("HTTP/1.1 400 ");
    }
  }
}
