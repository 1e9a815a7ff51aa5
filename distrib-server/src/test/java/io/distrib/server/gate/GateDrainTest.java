package io.distrib.server.gate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distrib.server.gate.RawApplication.Behaviour;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of a gate, and what fills a site. */
@Timeout(120)
class GateDrainTest {
  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private final Behaviour slow =
      (head, in, out, socket) -> {
        try {
          assertThat(mayAnswer.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
        out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(ISO_8859_1));
      };

  @Test
  void whatIsUnderWayEndsAndNewcomersGoElsewhere() throws Exception { // H8
    try (RawApplication application = new RawApplication(slow);
        TestGate gate = TestGate.before(application.address());
        Socket client = gate.connect()) {
      client
          .getOutputStream()
          .write(("GET / HTTP/1.1\r\n" + TestGate.IN_SESSION + "\r\n").getBytes(ISO_8859_1));
      application.head();
      CompletableFuture<Void> drained =
          CompletableFuture.runAsync(() -> gate.gate.drain(Duration.ofSeconds(60)));
      Awaitility.await().until(gate.distributor::isDraining);
      assertThat(admitted(gate)).startsWith("HTTP/1.1 302 ").contains("//chicago.");
      assertThat(drained).isNotDone();
      mayAnswer.countDown();
      assertThat(new String(client.getInputStream().readAllBytes(), ISO_8859_1))
          .startsWith("HTTP/1.1 200 ")
          .containsIgnoringCase("\r\nconnection: close\r\n")
          .endsWith("ok");
      drained.get(60, TimeUnit.SECONDS);
      assertThatThrownBy(gate::connect).isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void theEndDoesNotWaitForEver() throws Exception {
    try (RawApplication application = new RawApplication(slow);
        TestGate gate = TestGate.before(application.address());
        Socket client = gate.connect()) {
      client.getOutputStream().write(TestGate.request("GET / HTTP/1.1").getBytes(ISO_8859_1));
      application.head();
      gate.gate.drain(Duration.ofMillis(200));
      assertThat(client.getInputStream().read()).isEqualTo(-1);
      Awaitility.await().until(() -> gate.gate.open() == 0);
    }
  }

  @Test
  void requestsUnderWayFillTheSite() throws Exception { // H8
    try (RawApplication application = new RawApplication(slow);
        TestGate gate = TestGate.before(application.address());
        Socket one = gate.connect();
        Socket two = gate.connect()) {
      one.getOutputStream().write(TestGate.request("GET / HTTP/1.1").getBytes(ISO_8859_1));
      two.getOutputStream().write(TestGate.request("GET / HTTP/1.1").getBytes(ISO_8859_1));
      application.head();
      application.head();
      assertThat(admitted(gate)).startsWith("HTTP/1.1 302 ").contains("//chicago.");
      mayAnswer.countDown();
      assertThat(new String(one.getInputStream().readAllBytes(), ISO_8859_1)).endsWith("ok");
      assertThat(new String(two.getInputStream().readAllBytes(), ISO_8859_1)).endsWith("ok");
      assertThat(admitted(gate)).startsWith("HTTP/1.1 200 ");
    }
  }

  /** What a newcomer with a fresh marker is told. */
  private static String admitted(TestGate gate) throws IOException {
    return gate.exchange(
        "GET /?distrib="
            + TestGate.NOW
            + " HTTP/1.1\r\nHost: "
            + TestGate.OWN
            + "\r\nConnection: close\r\n\r\n");
  }
}
