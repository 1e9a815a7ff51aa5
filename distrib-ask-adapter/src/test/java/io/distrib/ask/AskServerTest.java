package io.distrib.ask;

import static io.distrib.ask.Asked.NOW;
import static io.distrib.ask.Asked.OWN;
import static io.distrib.ask.Asked.POOL;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import io.distrib.redirect.Distributor;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Topologies;
import io.distrib.topology.ClientNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions over real sockets. */
class AskServerTest {
  private static final String LAST = "Connection: close\r\n\r\n";

  private final AskServer server =
      new AskServer(
          new AskAdapter(
              Distributor.builder(Topologies.flat(), "boston").clock(new ManualClock(NOW)).build(),
              Set.of("visitor")),
          List.of());

  @TempDir private Path folder;

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aQuestionOverTcpIsAnswered() throws IOException {
    assertThat(tcp(question("GET", OWN, "/a?distrib=" + NOW) + LAST))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("\r\nX-Distrib-Decision: admit\r\n", "\r\nX-Distrib-Target: /a\r\n");
  }

  @Test
  void aQuestionOverASocketFileIsAnswered() throws IOException {
    UnixDomainSocketAddress place = UnixDomainSocketAddress.of(folder.resolve("ask.sock"));
    ServerSocketChannel bound = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.listen(bound.bind(place));
    for (int i = 0; i < 3; i++) {
      try (SocketChannel channel = SocketChannel.open(place)) {
        Channels.newOutputStream(channel)
            .write((question("GET", POOL, "/a") + LAST).getBytes(ISO_8859_1));
        assertThat(new String(Channels.newInputStream(channel).readAllBytes(), ISO_8859_1))
            .startsWith("HTTP/1.1 302 ")
            .contains("\r\nX-Distrib-Decision: redirect\r\n");
      }
    }
    server.close();
    assertThat(bound.isOpen()).isFalse();
  }

  @Test
  void questionsOnOneConnectionAreAnsweredInTheirOrder() throws IOException {
    String many = (question("GET", OWN, "/a?distrib=" + NOW) + "\r\n").repeat(2_000);
    String answers = tcp(many + question("GET", OWN, "/b?distrib=" + NOW) + LAST);
    assertThat(answers.split("X-Distrib-Target: /a\r\n", -1)).hasSize(2_001);
    assertThat(answers.substring(answers.lastIndexOf("HTTP/1.1 ")))
        .contains("X-Distrib-Target: /b\r\n");
  }

  @Test
  void theAnswerAboutHeadIsFramedForItsQuestion() throws IOException { // RFC 9110, 8.6
    String next = question("GET", OWN, "/next?distrib=" + NOW) + LAST;
    assertThat(tcp(question("HEAD", POOL, "/") + "\r\n" + next))
        .startsWith("HTTP/1.1 302 ")
        .containsIgnoringCase("\r\ntransfer-encoding: chunked\r\n")
        .contains("\r\n\r\n0\r\n\r\nHTTP/1.1 200 OK\r\n");
  }

  @Test
  void aHeadThatIsTooLongIsRefused() throws IOException {
    String cookie = "Cookie: " + "c".repeat(AskServer.MAX_HEAD_BYTES) + "\r\n";
    assertThat(tcp(question("GET", POOL, "/") + cookie + LAST))
        .startsWith("HTTP/1.1 431 ")
        .contains("\r\nX-Distrib-Decision: reject\r\n");
  }

  @Test
  void aQuestionThatIsNotClearIsRefusedWithTheReason() throws IOException {
    assertThat(tcp("GET / HTTP/1.1\r\nHost: distrib\r\n" + LAST))
        .startsWith("HTTP/1.1 400 ")
        .contains("\r\nX-Distrib-Fault: no X-Forwarded-Method\r\n")
        .contains("\r\nX-Distrib-Decision: reject\r\n");
  }

  @Test
  void aBodyIsDiscardedAndALongOneEndsTheConnection() throws IOException {
    String body = "x".repeat(10_000);
    String posted =
        question("GET", OWN, "/a?distrib=" + NOW) + "Content-Length: " + body.length() + "\r\n\r\n";
    assertThat(tcp(posted + body + question("GET", OWN, "/b?distrib=" + NOW) + LAST))
        .contains("Target: /a\r\n", "Target: /b\r\n");
    assertThat(tcp(question("GET", OWN, "/a") + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"))
        .doesNotContain("Target: /b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "::"})
  void whereOthersCouldAskItDoesNotListenUnlessTheyAreNamed(String address) throws IOException {
    assertThatThrownBy(
            () -> server.listen(new InetSocketAddress(InetAddresses.forString(address), 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("loopback");
    List<ClientNetwork> clients = List.of(ClientNetwork.parse("192.0.2.0/24").orElseThrow());
    try (AskServer open = new AskServer(new AskAdapter(distributor(), Set.of()), clients)) {
      assertThat(
              open.listen(new InetSocketAddress(InetAddresses.forString("0.0.0.0"), 0)).getPort())
          .isPositive();
    }
  }

  private static Distributor distributor() {
    return Distributor.builder(Topologies.flat(), "boston").build();
  }

  private static String question(String method, String host, String uri) {
    return "GET / HTTP/1.1\r\nHost: distrib\r\nX-Forwarded-Method: "
        + method
        + "\r\nX-Forwarded-Proto: http\r\nX-Forwarded-Host: "
        + host
        + "\r\nX-Forwarded-Uri: "
        + uri
        + "\r\n";
  }

  private String tcp(String sent) throws IOException {
    return tcp(server, sent);
  }

  private static String tcp(AskServer asked, String sent) throws IOException {
    InetSocketAddress address =
        asked.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.setSoTimeout(60_000);
      OutputStream out = socket.getOutputStream();
      Thread writer = new Thread(() -> write(out, sent));
      writer.start();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), ISO_8859_1);
    }
  }

  private static void write(OutputStream out, String sent) {
    try {
      out.write(sent.getBytes(ISO_8859_1));
    } catch (IOException e) {
      // The server has ended the connection: what it said counts.
    }
  }
}
