package io.distrib.server.gate;

import static com.google.common.util.concurrent.Uninterruptibles.awaitUninterruptibly;
import static io.distrib.server.gate.RawApplication.Behaviour.writing;
import static io.distrib.server.gate.RawApplication.Behaviour.writingLast;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distrib.server.gate.RawApplication.Behaviour;
import io.distrib.testkit.Daemon;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications that misbehave. */
@Timeout(120)
class GateFailuresTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final Behaviour SILENT = (head, in, out, socket) -> {};

  private RawApplication application;

  @BeforeEach
  void start() throws IOException {
    application = new RawApplication(writing(OK));
  }

  @AfterEach
  void stop() throws IOException {
    application.close();
  }

  @Test
  void anApplicationThatIsNotThereIsABadGateway() throws IOException {
    application.close();
    try (TestGate gate = gate(20_000)) {
      assertThat(gate.get()).startsWith("HTTP/1.1 502 ");
      assertEmpty(gate);
    }
  }

  @Test
  void anApplicationThatIsSilentIsAGatewayTimeout() throws IOException {
    application.behave(SILENT);
    try (TestGate gate = gate(300)) {
      assertThat(gate.get()).startsWith("HTTP/1.1 504 ");
      assertEmpty(gate);
    }
  }

  @Test
  void aClientThatStopsInItsBodyIsATimeoutOfItsOwn() throws IOException { // RFC 9110 15.5.9
    application.behave(SILENT);
    try (TestGate gate = gate(300)) {
      assertThat(gate.exchange(TestGate.request("POST / HTTP/1.1", "Content-Length: 9")))
          .startsWith("HTTP/1.1 408 ");
      assertEmpty(gate);
    }
  }

  @Test
  void anApplicationThatDoesNotReadIsAGatewayTimeout() throws IOException { // RFC 9110 15.6.5
    CountDownLatch done = new CountDownLatch(1);
    application.behave((head, in, out, socket) -> awaitUninterruptibly(done));
    try (TestGate gate = gate(2_000);
        Socket client = gate.connect()) {
      OutputStream out = client.getOutputStream();
      String head = TestGate.request("POST / HTTP/1.1", "Content-Length: " + Long.MAX_VALUE);
      out.write(head.getBytes(ISO_8859_1));
      Daemon.start(() -> sendOn(out));
      assertThat(RawApplication.readHead(client.getInputStream())).startsWith("HTTP/1.1 504 ");
      assertEmpty(gate);
    }
    done.countDown();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 2",
        "HTTP/1.1 200 OK\r\nX",
        "gibberish\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nokk",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
      })
  void whatIsNoResponseIsABadGateway(String text) throws IOException {
    application.behave(writingLast(text));
    try (TestGate gate = gate(20_000)) {
      assertThat(gate.get()).startsWith("HTTP/1.1 502 ");
      assertEmpty(gate);
    }
  }

  @Test
  void aHeadThatIsTooLongIsABadGateway() throws IOException {
    application.behave(writing("HTTP/1.1 200 OK\r\nX: " + "y".repeat(100_000) + "\r\n\r\n"));
    try (TestGate gate = gate(20_000)) {
      assertThat(gate.get()).startsWith("HTTP/1.1 502 ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\nzz\r\n",
      })
  void aResponseThatIsCutIsCut(String text) throws IOException {
    application.behave(writingLast(text));
    try (TestGate gate = gate(20_000);
        Socket client = gate.connect()) {
      client.getOutputStream().write(TestGate.request("GET / HTTP/1.1").getBytes(ISO_8859_1));
      assertThatThrownBy(() -> client.getInputStream().readAllBytes())
          .isInstanceOf(SocketException.class);
      assertEmpty(gate);
    }
  }

  @Test
  void aResponseThatFallsSilentIsCut() throws IOException {
    application.behave(writing("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok"));
    try (TestGate gate = gate(300);
        Socket client = gate.connect()) {
      client.getOutputStream().write(TestGate.request("GET / HTTP/1.1").getBytes(ISO_8859_1));
      assertThatThrownBy(() -> client.getInputStream().readAllBytes())
          .isInstanceOf(SocketException.class);
    }
  }

  @Test
  void aConnectionThatDiedUnseenIsReplacedOnce() throws IOException {
    AtomicInteger served = new AtomicInteger();
    application.behave(
        (head, in, out, socket) -> {
          if (served.incrementAndGet() == 2) {
            socket.close(); // as if it had been idle for too long
          } else {
            out.write(OK.getBytes(ISO_8859_1));
          }
        });
    try (TestGate gate = gate(20_000);
        Socket client = gate.connect()) {
      String get = "GET / HTTP/1.1\r\n" + TestGate.IN_SESSION + "\r\n";
      assertThat(talk(client, get)).startsWith("HTTP/1.1 200 ");
      assertThat(talk(client, get)).startsWith("HTTP/1.1 200 ");
    }
    assertThat(served).hasValue(3);
    assertThat(application.connections()).isEqualTo(2);
  }

  @Test
  void aRequestIsNeverRepeatedTwice() throws IOException {
    AtomicInteger served = new AtomicInteger();
    application.behave(
        (head, in, out, socket) -> {
          if (served.incrementAndGet() > 1) {
            socket.close();
          } else {
            out.write(OK.getBytes(ISO_8859_1));
          }
        });
    try (TestGate gate = gate(20_000);
        Socket client = gate.connect()) {
      String get = "GET / HTTP/1.1\r\n" + TestGate.IN_SESSION + "\r\n";
      assertThat(talk(client, get)).startsWith("HTTP/1.1 200 ");
      assertThat(talk(client, get)).startsWith("HTTP/1.1 502 ");
    }
    assertThat(served).hasValue(3);
  }

  @Test
  void aPostGetsAConnectionThatCannotBeStale() throws IOException {
    try (TestGate gate = gate(20_000);
        Socket client = gate.connect()) {
      String fields = " / HTTP/1.1\r\n" + TestGate.IN_SESSION + "Content-Length: 0\r\n\r\n";
      assertThat(talk(client, "GET" + fields)).startsWith("HTTP/1.1 200 ");
      assertThat(talk(client, "POST" + fields)).startsWith("HTTP/1.1 200 ");
    }
    assertThat(application.connections()).isEqualTo(2);
  }

  @Test
  void anAnswerBeforeTheEndOfTheBodyArrives() throws IOException { // RFC 9112 9.6
    application.behave(
        writingLast("HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 2\r\n\r\nno"));
    try (TestGate gate = gate(20_000);
        Socket client = gate.connect()) {
      String head =
          "POST / HTTP/1.1\r\n" + TestGate.IN_SESSION + "Content-Length: 90000000\r\n\r\n";
      client.getOutputStream().write(head.getBytes(ISO_8859_1));
      assertThat(new String(client.getInputStream().readAllBytes(), ISO_8859_1))
          .startsWith("HTTP/1.1 413 ")
          .endsWith("no");
      assertEmpty(gate);
    }
  }

  @Test
  void aBodyThatEndsAfterItsAnswerEndsTheConnection() throws IOException { // RFC 9112 9.6
    application.behave(writing("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno"));
    try (TestGate gate = gate(20_000);
        Socket client = gate.connect()) {
      String head = "POST / HTTP/1.1\r\n" + TestGate.IN_SESSION + "Content-Length: 3\r\n\r\n";
      assertThat(talk(client, head)).startsWith("HTTP/1.1 413 ").endsWith("no");
      client.getOutputStream().write("abc".getBytes(ISO_8859_1));
      assertThat(client.getInputStream().read()).isEqualTo(-1);
      assertEmpty(gate);
    }
  }

  @Test
  void aClientThatLeavesEndsTheRequest() throws Exception {
    application.behave(SILENT);
    try (TestGate gate = gate(20_000)) {
      try (Socket client = gate.connect()) {
        client.getOutputStream().write(TestGate.request("GET / HTTP/1.1").getBytes(ISO_8859_1));
        application.head();
        assertThat(gate.inFlight.count()).isEqualTo(1);
      }
      assertEmpty(gate);
    }
  }

  @Test
  void aHeadThatTricklesInIsNotWaitedFor() throws Exception {
    GateSettings settings =
        new GateSettings(
            application.address(), "live", Duration.ofSeconds(20), Duration.ofSeconds(2), 10, 10);
    try (TestGate gate = new TestGate(settings, null)) {
      assertThat(gate.exchange("GET / HTTP/1.1\r\nHost: ")).isEmpty();
      assertThat(gate.get()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void connectionsAreBounded() throws Exception {
    GateSettings settings =
        new GateSettings(
            application.address(), "live", Duration.ofSeconds(20), Duration.ofSeconds(20), 1, 1);
    try (TestGate gate = new TestGate(settings, null);
        Socket first = gate.connect()) {
      assertThat(talk(first, "GET / HTTP/1.1\r\n" + TestGate.IN_SESSION + "\r\n"))
          .startsWith("HTTP/1.1 200 ");
      try (Socket second = gate.connect()) {
        assertThat(second.getInputStream().read()).isEqualTo(-1);
      }
    }
  }

  private TestGate gate(long timeoutMillis) throws IOException {
    return new TestGate(
        TestGate.settings(application.address(), Duration.ofMillis(timeoutMillis)), null);
  }

  private static void sendOn(OutputStream out) throws IOException {
    byte[] block = new byte[1 << 16];
    while (true) {
      out.write(block);
    }
  }

  /** A whole answer of the connection, which goes on. */
  private static String talk(Socket client, String request) throws IOException {
    client.getOutputStream().write(request.getBytes(ISO_8859_1));
    String head = RawApplication.readHead(client.getInputStream());
    int length = head.contains(" 502 ") ? "502 Bad Gateway\n".length() : 2;
    return head + new String(client.getInputStream().readNBytes(length), ISO_8859_1);
  }

  private static void assertEmpty(TestGate gate) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(50))
        .until(() -> gate.gate.open() == 0 && gate.inFlight.count() == 0);
  }
}
