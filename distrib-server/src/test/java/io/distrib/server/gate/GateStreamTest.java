package io.distrib.server.gate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.server.gate.RawApplication.Behaviour;
import io.distrib.testkit.Daemon;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Bodies far larger than what the gate may hold. What it holds is what one side has sent and the
 * other has not got while that does not read: it stops to grow, far below the body's length.
 */
@Timeout(120)
class GateStreamTest {
  private static final long LENGTH = 64L << 20;

  /** What the gate and the socket buffers of four ends may hold, and far less than the body. */
  private static final long MAX_HELD = 24L << 20;

  @Test
  void aResponseWaitsForItsClient() throws Exception {
    AtomicLong sent = new AtomicLong();
    Behaviour sending =
        (head, in, out, socket) -> {
          out.write(
              ("HTTP/1.1 200 OK\r\nContent-Length: " + LENGTH + "\r\n\r\n").getBytes(ISO_8859_1));
          send(out, sent);
        };
    try (RawApplication application = new RawApplication(sending);
        TestGate gate = TestGate.before(application.address());
        Socket client = gate.connect()) {
      client.getOutputStream().write(TestGate.request("GET / HTTP/1.1").getBytes(ISO_8859_1));
      awaitStandstill(sent);
      InputStream in = client.getInputStream();
      assertThat(RawApplication.readHead(in)).startsWith("HTTP/1.1 200 ");
      assertThat(count(in)).isEqualTo(LENGTH);
    }
  }

  @Test
  void aRequestWaitsForItsApplication() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    Behaviour waiting =
        (head, in, out, socket) -> {
          awaitUninterruptibly(reading);
          in.skipNBytes(LENGTH);
          out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(ISO_8859_1));
        };
    try (RawApplication application = new RawApplication(waiting);
        TestGate gate = TestGate.before(application.address());
        Socket client = gate.connect()) {
      client
          .getOutputStream()
          .write(
              TestGate.request("POST / HTTP/1.1", "Content-Length: " + LENGTH)
                  .getBytes(ISO_8859_1));
      AtomicLong sent = new AtomicLong();
      OutputStream out = client.getOutputStream();
      Daemon.start(() -> send(out, sent));
      awaitStandstill(sent);
      reading.countDown();
      assertThat(new String(client.getInputStream().readAllBytes(), ISO_8859_1)).endsWith("ok");
      assertThat(sent).hasValue(LENGTH);
    }
  }

  @Test
  void aBodyInChunksComesBackWhileItIsSent() throws Exception {
    Behaviour echo =
        (head, in, out, socket) -> {
          out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(ISO_8859_1));
          in.transferTo(out);
        };
    try (RawApplication application = new RawApplication(echo);
        TestGate gate = TestGate.before(application.address());
        Socket client = gate.connect()) {
      OutputStream out = client.getOutputStream();
      out.write(
          TestGate.request("POST / HTTP/1.1", "Transfer-Encoding: chunked").getBytes(ISO_8859_1));
      out.write("3\r\nabc\r\n".getBytes(ISO_8859_1));
      InputStream in = client.getInputStream();
      assertThat(RawApplication.readHead(in)).startsWith("HTTP/1.1 200 ");
      assertThat(new String(in.readNBytes(8), ISO_8859_1)).isEqualTo("3\r\nabc\r\n");
      out.write("2\r\nde\r\n0\r\n\r\n".getBytes(ISO_8859_1));
      assertThat(new String(in.readNBytes(12), ISO_8859_1)).isEqualTo("2\r\nde\r\n0\r\n\r\n");
    }
  }

  /** Nothing has been sent for half a second, and not too much before. */
  private static void awaitStandstill(AtomicLong sent) {
    AtomicLong before = new AtomicLong(-1);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> sent.get() > 0 && before.getAndSet(sent.get()) == sent.get());
    assertThat(sent.get()).isLessThan(MAX_HELD);
  }

  private static void send(OutputStream out, AtomicLong sent) throws IOException {
    byte[] block = new byte[1 << 16];
    while (sent.get() < LENGTH) {
      out.write(block);
      sent.addAndGet(block.length);
    }
  }

  private static long count(InputStream in) throws IOException {
    byte[] block = new byte[1 << 16];
    long count = 0;
    for (int read = in.read(block); read >= 0; read = in.read(block)) {
      count += read;
    }
    return count;
  }

  private static void awaitUninterruptibly(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
