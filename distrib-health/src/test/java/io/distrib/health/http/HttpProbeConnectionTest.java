package io.distrib.health.http;

import static io.distrib.health.http.Probing.HTTP;
import static io.distrib.health.http.Probing.OK;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.distrib.config.HealthExpectation;
import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import io.distrib.health.http.RawSite.Behaviour;
import io.distrib.health.probe.ProbeResult;
import io.distrib.testkit.Daemon;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which connections a probe by HTTP opens, holds and loses, over real sockets. */
@Timeout(60)
class HttpProbeConnectionTest {
  /** For sites of which one answers, in time on a busy machine as well, and another does not. */
  private static final HealthSettings UNHURRIED =
      Probing.settings(
          HealthType.HTTP, Duration.ofSeconds(4), HealthExpectation.DEFAULT, Optional.empty());

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
        Probing probing = new Probing(UNHURRIED, server.getLocalPort())) {
      CompletableFuture<ProbeResult> first = probing.begin();
      try (Socket accepted = server.accept()) {
        Daemon.start(() -> answerAll(accepted));
        assertThat(first.get().isSuccess()).isTrue();

        assertThat(probing.ask().evidence()).endsWith(": no answer within 4000 ms");
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
    AtomicReference<Socket> silent = new AtomicReference<>();
    Behaviour silentOnce =
        (connection, out) -> {
          if (!silent.compareAndSet(null, connection)) {
            out.write(OK.getBytes(US_ASCII));
          }
        };
    try (RawSite site = new RawSite(silentOnce);
        Probing probing = new Probing(HTTP, site.port())) {
      CompletableFuture<ProbeResult> first = probing.begin();
      await().until(() -> silent.get() != null);
      CompletableFuture<ProbeResult> second = probing.begin();

      assertThat(second.get().isSuccess()).isTrue();
      silent.get().close();
      assertThat(first.get().isSuccess()).isFalse();
      assertThat(site.connections()).isEqualTo(2);
      site.endConnections();
      await().until(() -> probing.losses() == 1);
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
}
