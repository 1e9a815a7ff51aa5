package io.distrib.server.gate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.distrib.server.gate.RawApplication.Behaviour;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2StreamChannel;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing stays under way of a client that leaves in the middle of its exchange (H8). */
@Timeout(120)
class GateLeavingTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int FLOOD = 5_000;

  private RawApplication application;
  private TestGate gate;

  /** What the application is at when its client leaves. */
  enum Task {
    /** It reads a body that does not end. */
    READING,
    /** It does not read a body that does not end. */
    REFUSING,
    /** It writes a body that does not end. */
    WRITING,
    /** It has said that it will answer, and no more. */
    HINTING,
    /** It has answered nothing yet. */
    WAITING;

    boolean hasBody() {
      return this == READING || this == REFUSING;
    }

    Behaviour behaviour() {
      return switch (this) {
        case READING -> (head, in, out, socket) -> in.readAllBytes();
        case WRITING -> (head, in, out, socket) -> writeForEver(out);
        case HINTING -> Behaviour.writing("HTTP/1.1 103 Early Hints\r\n\r\n");
        case REFUSING, WAITING -> (head, in, out, socket) -> awaitEnd(socket);
      };
    }

    private static void writeForEver(OutputStream out) throws IOException {
      out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(ISO_8859_1));
      byte[] chunk = ("2000\r\n" + "x".repeat(0x2000) + "\r\n").getBytes(ISO_8859_1);
      while (true) {
        out.write(chunk);
      }
    }

    /** Without reading, which is what else would follow. */
    private static void awaitEnd(Socket socket) {
      await().atMost(Duration.ofSeconds(60)).until(socket::isClosed);
    }
  }

  @BeforeEach
  void start() throws IOException {
    application = new RawApplication(Task.WAITING.behaviour());
    // A client whose body nobody takes is not read: that it has left shows in this time.
    gate = new TestGate(TestGate.settings(application.address(), Duration.ofSeconds(3)), null);
  }

  @AfterEach
  void stop() throws IOException {
    gate.close();
    application.close();
  }

  @ParameterizedTest
  @CsvSource({
    "READING, true",
    "READING, false",
    "REFUSING, true",
    "REFUSING, false",
    "WRITING, true",
    "WRITING, false",
    "HINTING, true",
    "HINTING, false",
    "WAITING, true",
    "WAITING, false"
  })
  void aConnectionThatEnds(Task task, boolean isReset) throws IOException {
    application.behave(task.behaviour());
    try (Socket client = gate.connect()) {
      client.getOutputStream().write(request(task).getBytes(ISO_8859_1));
      awaitUnderWay(1);
      if (task == Task.REFUSING) {
        fill(client);
      } else if (task == Task.WRITING) {
        assertThat(client.getInputStream().readNBytes(100_000)).hasSize(100_000);
      }
      client.setSoLinger(isReset, 0);
    }
    awaitUnderWay(0);
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void streamsThatAreReset(Task task) {
    application.behave(task.behaviour());
    try (StreamClient client = new StreamClient(gate.address)) {
      List<Http2StreamChannel> streams = begin(client, task);
      streams.forEach(StreamClient::reset);
      awaitUnderWay(0);
      assertThat(client.isOpen()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void streamsOfAConnectionThatIsReset(Task task) {
    application.behave(task.behaviour());
    try (StreamClient client = new StreamClient(gate.address)) {
      begin(client, task);
      client.abort();
      awaitUnderWay(0);
    }
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void streamsThatAreResetAtOnce(Task task) { // RFC 9113 10.5
    application.behave(task.behaviour());
    try (StreamClient client = new StreamClient(gate.address)) {
      for (int i = 0; i < FLOOD && client.isOpen(); i++) {
        client.askAndReset(head(task), !task.hasBody());
      }
      await().atMost(LIMIT).until(() -> !client.isOpen());
    }
    awaitUnderWay(0);
  }

  private List<Http2StreamChannel> begin(StreamClient client, Task task) {
    StreamClient.Stream seen = new StreamClient.Stream();
    Http2StreamChannel first = begin(client, task, seen);
    if (task == Task.WRITING) {
      await().atMost(LIMIT).until(() -> seen.seen().length() > 1_000);
      return List.of(first);
    }
    Stream<Http2StreamChannel> others =
        Stream.generate(() -> begin(client, task, new StreamClient.Stream())).limit(9);
    List<Http2StreamChannel> all = Stream.concat(Stream.of(first), others).toList();
    awaitUnderWay(all.size());
    return all;
  }

  private static Http2StreamChannel begin(
      StreamClient client, Task task, StreamClient.Stream stream) {
    Http2StreamChannel channel = client.begin(head(task), !task.hasBody(), stream);
    if (task.hasBody()) {
      StreamClient.send(channel, "the beginning of it");
    }
    return channel;
  }

  private static Http2Headers head(Task task) {
    return StreamClient.get("/").method(task.hasBody() ? "POST" : "GET");
  }

  private static String request(Task task) {
    String method = task.hasBody() ? "POST" : "GET";
    String length = task.hasBody() ? "Content-Length: 900000000\r\n" : "";
    return method + " / HTTP/1.1\r\n" + TestGate.IN_SESSION + length + "\r\n";
  }

  /** Sends until the gate takes no more. */
  private static void fill(Socket client) throws IOException {
    byte[] block = new byte[1 << 16];
    for (int sent = 0; sent < 1 << 22; sent += block.length) {
      client.getOutputStream().write(block);
    }
  }

  private void awaitUnderWay(int count) {
    await().atMost(LIMIT).until(() -> gate.gate.open() == count && gate.inFlight.count() == count);
  }
}
