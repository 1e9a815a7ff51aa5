package io.distrib.server.health;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.distrib.config.HealthExpectation;
import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import io.distrib.config.StatusRange;
import io.distrib.server.Daemon;
import io.distrib.server.health.RawSite.Behaviour;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a probe by HTTP makes of whatever a site may do with it, over real sockets. */
@Timeout(60)
class HttpProbeTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final HealthSettings HASTY = Probing.settings(HealthType.HTTP);

  /** Patient, for the machine may be busy. */
  private static final HealthSettings HTTP = expecting(HealthExpectation.DEFAULT.statuses(), null);

  @Test
  void aSiteIsAskedForByItsNameAtItsAddress() throws Exception {
    try (RawSite site = new RawSite(Behaviour.writing(OK));
        Probing probing = new Probing(HTTP, site.port())) {
      ProbeResult result = probing.ask();

      assertThat(result.isSuccess()).isTrue();
      assertThat(result.evidence()).isEqualTo("127.0.0.1:" + site.port() + " answers 200");
      assertThat(site.request())
          .isEqualTo(
              "GET /distrib/health HTTP/1.1|host: boston.app.example.test:"
                  + site.port()
                  + "|user-agent: distrib-health|accept: */*|accept-encoding: identity||");
    }
  }

  @Test
  void aRefusedConnectionIsKnownAtOnce() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    try (Probing probing = new Probing(HTTP, free)) {
      assertThat(probing.ask())
          .isEqualTo(ProbeResult.cut("127.0.0.1:" + free + ": cannot connect"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"})
  void aResetIsKnownAtOnce(String before) throws Exception {
    ProbeResult result = ask(Behaviour.resettingAfter(before));

    assertThat(result.isSuccess()).isFalse();
    assertThat(result.isCut()).as(result.evidence()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 O",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"
      })
  void anAnswerThatEndsInTheMiddleIsNone(String half) throws Exception {
    ProbeResult result = ask(Behaviour.writingLast(half));

    assertThat(result.isSuccess()).isFalse();
    assertThat(result.isCut()).as(result.evidence()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 O",
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"
      })
  void silenceLastsUntilTheTimeout(String before) throws Exception {
    ProbeResult result = ask(HASTY, Behaviour.writing(before));

    assertThat(result.isSuccess()).isFalse();
    assertThat(result.isCut()).isFalse();
    assertThat(result.evidence()).endsWith(": no answer within 700 ms");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "220 mail.example.test ESMTP\r\n\r\n",
        "\u0000\u0001\u0002\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/1.1 a\u0085\u009b2J\u00ad OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -7\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"
      })
  void nonsenseIsAFailure(String nonsense) throws Exception {
    ProbeResult result = ask(Behaviour.writing(nonsense));

    assertThat(result.isSuccess()).isFalse();
    assertThat(result.evidence()).hasSizeLessThan(300).doesNotContainPattern("\\p{C}");
  }

  @Test
  void endlessHeadersAreNotRead() throws Exception {
    String endless = "HTTP/1.1 200 OK\r\n" + "X-Filler: 0123456789\r\n".repeat(4_000) + "\r\n";
    assertThat(ask(Behaviour.writing(endless)).isSuccess()).isFalse();
    String longLine = "HTTP/1.1 200 " + "O".repeat(5_000) + "\r\n\r\n";
    assertThat(ask(Behaviour.writing(longLine)).isSuccess()).isFalse();
    String interim = "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(9) + OK;
    assertThat(ask(Behaviour.writing(interim)).isSuccess()).isFalse();
  }

  @Test
  void aCookieThatIsLongerThanItShouldBeIsRead() throws Exception {
    String cookie = "HTTP/1.1 200 OK\r\nSet-Cookie: a=" + "x".repeat(17_000) + "\r\n";
    assertThat(ask(Behaviour.writing(cookie + "Content-Length: 0\r\n\r\n")).isSuccess()).isTrue();
  }

  @Test
  void interimRepliesArePassedOver() throws Exception {
    assertThat(ask(Behaviour.writing("HTTP/1.1 103 Early Hints\r\n\r\n" + OK)).isSuccess())
        .isTrue();
  }

  /** What every client accepts; each is answered in full. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\nContent-Length: 2\n\nok",
        "HTTP/1.1 200 OK\r\nX: 1\nContent-Length: 2\n\r\nok",
        "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2;a=b\r\nok\r\n0\r\nX-T: 1\n\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        "HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n",
        "HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 304 Not Modified\r\nContent-Length: 2\r\n\r\n",
        "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nContent-Length : 2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nX-Folded: a\r\n b\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nX-Latin: \u00e9\r\nContent-Length: 2\r\n\r\nok"
      })
  void whatEveryClientAcceptsIsGood(String answer) throws Exception {
    ProbeResult result = ask(Behaviour.writing(answer));

    assertThat(result.isSuccess()).as(result.evidence()).isTrue();
  }

  @Test
  void lengthsThatContradictEachOtherAreAFailure() throws Exception {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 1\r\n\r\nok";

    assertThat(ask(Behaviour.writing(answer)).isSuccess()).isFalse();
  }

  /** SETTINGS; GOAWAY with a reason. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0\0\0\4\0\0\0\0\0",
        "\0\0\6\4\0\0\0\0\0\0\3\0\0\0d\0\0\1\7\0\0\0\0\0",
        "\0\0\10\7\0\0\0\0\0\0\0\0\0\0\0\0\1"
      })
  void aSiteThatSpeaksHttp2OnlyIsRecognized(String frames) throws Exception {
    ProbeResult result = ask(Behaviour.writingLast(frames));

    assertThat(result.isSuccess()).isFalse();
    assertThat(result.evidence()).endsWith(": speaks HTTP/2 only: set health.protocol to h2");
  }

  @Test
  void aHugeBodyIsReadNoFurtherThanItMatters() throws Exception {
    Behaviour endless =
        (connection, out) -> {
          out.write("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n".getBytes(US_ASCII));
          while (true) {
            out.write(new byte[8_192]);
          }
        };
    try (RawSite site = new RawSite(endless);
        Probing probing = new Probing(HTTP, site.port())) {
      assertThat(probing.ask().isSuccess()).isTrue();
      assertThat(probing.ask().isSuccess()).isTrue();
      assertThat(site.connections()).isEqualTo(2);
      assertThat(probing.losses()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 302, 399})
  void aStatusFrom200To399IsGood(int status) throws Exception {
    assertThat(ask(Behaviour.writing(reply(status, ""))).isSuccess()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 199, 400, 404, 500, 503, 999})
  void anyOtherIsNot(int status) throws Exception {
    ProbeResult result = ask(Behaviour.writing(reply(status, "")));

    assertThat(result.isSuccess()).isFalse();
    assertThat(result.isCut()).isFalse();
  }

  @Test
  void theStatusMustBeOneOfThoseExpected() throws Exception {
    HealthSettings settings = expecting(List.of(new StatusRange(418, 420)), null);

    assertThat(ask(settings, Behaviour.writing(reply(419, ""))).isSuccess()).isTrue();
    assertThat(ask(settings, Behaviour.writing(reply(200, ""))).isSuccess()).isFalse();
  }

  @Test
  void theTextExpectedMustOccurWithinTheFirst64Kibibytes() throws Exception {
    HealthSettings settings = expecting(HealthExpectation.DEFAULT.statuses(), "all is well");
    String within = "x".repeat(HttpReply.LONGEST_BODY - 11) + "all is well" + "x".repeat(9);
    String beyond = "x".repeat(HttpReply.LONGEST_BODY - 10) + "all is well";

    assertThat(ask(settings, Behaviour.writing(reply(200, within))).isSuccess()).isTrue();
    ProbeResult missing = ask(settings, Behaviour.writing(reply(200, beyond)));
    assertThat(missing.isSuccess()).isFalse();
    assertThat(missing.evidence()).endsWith(" answers 200 without the text expected");
  }

  @Test
  void jsonIsHandedOnWhileItIsShort() throws Exception {
    assertThat(document("application/json", "{\"load\":7}")).contains("{\"load\":7}");
    assertThat(document("Application/JSON; charset=utf-8", "{}")).contains("{}");
    assertThat(document("text/json", "{}")).isEmpty();
    assertThat(document("application/json", " ".repeat(16 * 1024))).isPresent();
    assertThat(document("application/json", " ".repeat(16 * 1024 + 1))).isEmpty();
  }

  @Test
  void everyProbeOpensANewConnectionAndTheLastOneIsHeld() throws Exception {
    try (RawSite site = new RawSite(Behaviour.writing(OK));
        Probing probing = new Probing(HTTP, site.port())) {
      for (int i = 1; i <= 5; i++) {
        assertThat(probing.ask().isSuccess()).isTrue();
        assertThat(site.connections()).isEqualTo(i);
      }

      await().until(() -> site.openConnections() == 1);
      assertThat(probing.losses()).isZero();
    }
  }

  @Test
  void aClosedListenerIsSeenThoughTheHeldConnectionIsServed() throws Exception {
    try (RawSite site = new RawSite(Behaviour.writing(OK));
        Probing probing = new Probing(HTTP, site.port())) {
      assertThat(probing.ask().isSuccess()).isTrue();
      site.stopListening();

      assertThat(probing.ask().evidence()).endsWith(": cannot connect");
      await().until(() -> site.openConnections() == 0);
      assertThat(probing.losses()).isZero();
    }
  }

  /** The system completes the connection, but no thread of the site takes it. */
  @Test
  void aSiteThatAcceptsNobodyAnyMoreIsSeenThoughTheHeldConnectionIsServed() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Probing probing = new Probing(HASTY, server.getLocalPort())) {
      CompletableFuture<ProbeResult> first = probing.begin();
      try (Socket accepted = server.accept()) {
        Daemon.start(() -> answerAll(accepted));
        assertThat(first.get().isSuccess()).isTrue();

        assertThat(probing.ask().evidence()).endsWith(": no answer within 700 ms");
      }
    }
  }

  @Test
  void aHeldConnectionEndsByItselfWhenNoQuestionFollows() throws Exception {
    try (RawSite site = new RawSite(Behaviour.writing(OK));
        Probing probing = new Probing(HTTP, site.port())) {
      assertThat(probing.ask().isSuccess()).isTrue();

      await().until(() -> site.connections() == 1 && site.openConnections() == 0);
      assertThat(probing.losses()).isZero();
    }
  }

  /** A server with a single thread serves the next connection when the held one has ended. */
  @Test
  void aServerThatServesOneConnectionAtATimeIsUp() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Probing probing = new Probing(HTTP, server.getLocalPort())) {
      Daemon.start(() -> serveOneAtATime(server));
      for (int i = 0; i < 5; i++) {
        assertThat(probing.ask().isSuccess()).isTrue();
      }
    }
  }

  @Test
  void questionsAtTheSameTimeHaveConnectionsOfTheirOwnAndOneOfThemIsHeld() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Behaviour silentOnce =
        (connection, out) -> {
          if (asked.getAndIncrement() > 0) {
            out.write(OK.getBytes(US_ASCII));
          }
        };
    try (RawSite site = new RawSite(silentOnce);
        Probing probing = new Probing(HASTY, site.port())) {
      CompletableFuture<ProbeResult> first = probing.begin();
      await().until(() -> asked.get() == 1);
      CompletableFuture<ProbeResult> second = probing.begin();

      assertThat(second.get().isSuccess()).isTrue();
      assertThat(first.get().isSuccess()).isFalse();
      await().until(() -> site.openConnections() == 1);
      assertThat(site.connections()).isEqualTo(2);
    }
  }

  @Test
  void theEndOfAnIdleConnectionIsASignalAndNoFailure() throws Exception {
    try (RawSite site = new RawSite(Behaviour.writing(OK));
        Probing probing = new Probing(HTTP, site.port())) {
      assertThat(probing.ask().isSuccess()).isTrue();
      site.endConnections();
      await().until(() -> probing.losses() == 1);

      assertThat(probing.ask().isSuccess()).isTrue();
      assertThat(site.connections()).isEqualTo(2);
      assertThat(probing.losses()).isOne();
    }
  }

  @Test
  void aSiteThatClosesByItselfLosesNothing() throws Exception {
    try (RawSite site = new RawSite(Behaviour.writingLast("HTTP/1.0 200 OK\r\n\r\nok"));
        Probing probing = new Probing(HTTP, site.port())) {
      assertThat(probing.ask().isSuccess()).isTrue();
      assertThat(probing.ask().isSuccess()).isTrue();

      assertThat(site.connections()).isEqualTo(2);
      assertThat(probing.losses()).isZero();
    }
  }

  @Test
  void whatNobodyAskedForEndsTheConnection() throws Exception {
    try (RawSite site = new RawSite(Behaviour.writing(OK + OK));
        Probing probing = new Probing(HTTP, site.port())) {
      assertThat(probing.ask().isSuccess()).isTrue();
      await().until(() -> probing.losses() == 1);
      assertThat(probing.ask().isSuccess()).isTrue();
    }
  }

  private static void serveOneAtATime(ServerSocket server) throws IOException {
    while (true) {
      try (Socket connection = server.accept()) {
        answerAll(connection);
      }
    }
  }

  private static void answerAll(Socket connection) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.isEmpty()) {
        connection.getOutputStream().write(OK.getBytes(US_ASCII));
      }
    }
  }

  private static Optional<String> document(String type, String body) throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n";
    String length = "Content-Length: " + body.length() + "\r\n\r\n";
    return ask(Behaviour.writing(head + length + body)).document();
  }

  private static String reply(int status, String body) {
    String length = status == 204 ? "" : "Content-Length: " + body.length() + "\r\n";
    return "HTTP/1.1 " + status + " Any\r\n" + length + "\r\n" + body;
  }

  private static HealthSettings expecting(List<StatusRange> statuses, @Nullable String body) {
    return Probing.settings(
        HealthType.HTTP,
        Probing.TIMEOUT.multipliedBy(10),
        new HealthExpectation(statuses, Optional.ofNullable(body)),
        Optional.empty());
  }

  private static ProbeResult ask(Behaviour behaviour) throws Exception {
    return ask(HTTP, behaviour);
  }

  private static ProbeResult ask(HealthSettings settings, Behaviour behaviour) throws Exception {
    try (RawSite site = new RawSite(behaviour);
        Probing probing = new Probing(settings, site.port())) {
      return probing.ask();
    }
  }
}
