package io.distrib.it.adapter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A client that leaves in the middle of its exchange is under way no longer than the application is
 * busy for it (H8). A container sees that it has left when it reads or writes, Netty at once.
 */
class LeavingClientsIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Map<KitKind, BusySite> SITES = new EnumMap<>(KitKind.class);

  /** How a client leaves. */
  enum Leave {
    CLOSE,
    RESET
  }

  @BeforeAll
  static void start() {
    for (KitKind kind : List.of(KitKind.NETTY, KitKind.JETTY, KitKind.TOMCAT)) {
      SITES.put(kind, new BusySite(kind));
    }
  }

  @AfterAll
  static void stop() {
    SITES.values().forEach(BusySite::close);
  }

  static Stream<Arguments> cases() {
    return SITES.keySet().stream()
        .flatMap(
            kind ->
                Stream.of(BusyTask.values())
                    .flatMap(
                        task ->
                            Stream.of(Leave.values())
                                .map(leave -> Arguments.of(kind, task, leave))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nothingStaysUnderWay(KitKind kind, BusyTask task, Leave leave) throws IOException {
    BusySite site = Objects.requireNonNull(SITES.get(kind));
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
      client.setSoTimeout((int) LIMIT.toMillis());
      client.getOutputStream().write(request(task).getBytes(ISO_8859_1));
      site.awaitUnderWay(1);
      if (task.writes()) {
        assertThat(client.getInputStream().readNBytes(100_000)).hasSize(100_000);
      }
      client.setSoLinger(leave == Leave.RESET, 0);
    }
    site.awaitNothingUnderWay();
  }

  private static String request(BusyTask task) {
    return (task.reads() ? "POST " : "GET ")
        + task.path()
        + " HTTP/1.1\r\nHost: boston.app.example.test\r\nCookie: live\r\n"
        + (task.reads() ? "Content-Length: 100000\r\n\r\nthe beginning of it" : "\r\n");
  }
}
