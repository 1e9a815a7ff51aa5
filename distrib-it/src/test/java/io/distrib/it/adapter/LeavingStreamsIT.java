package io.distrib.it.adapter;

import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
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

/** The same as {@link LeavingClientsIT} for the streams of HTTP/2 (RFC 9113 5.4.2, H8). */
class LeavingStreamsIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int STREAMS = 20;
  private static final int FLOOD = 5_000;
  private static final Map<KitKind, BusySite> SITES = new EnumMap<>(KitKind.class);

  @BeforeAll
  static void start() {
    for (KitKind kind : KitKind.HTTP2) {
      SITES.put(kind, new BusySite(kind));
    }
  }

  @AfterAll
  static void stop() {
    SITES.values().forEach(BusySite::close);
  }

  static Stream<Arguments> cases() {
    return SITES.keySet().stream()
        .flatMap(kind -> Stream.of(BusyTask.values()).map(task -> Arguments.of(kind, task)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nothingStaysUnderWayOfStreamsThatAreReset(KitKind kind, BusyTask task) {
    BusySite site = Objects.requireNonNull(SITES.get(kind));
    try (Http2Client client = new Http2Client(site.port())) {
      List<Http2Begun> streams = begin(client, task);
      site.awaitUnderWay(streams.size());
      awaitAnswer(task, streams);
      streams.forEach(Http2Begun::reset);
      site.awaitNothingUnderWay();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nothingStaysUnderWayOfAConnectionThatEnds(KitKind kind, BusyTask task) {
    BusySite site = Objects.requireNonNull(SITES.get(kind));
    try (Http2Client client = new Http2Client(site.port())) {
      List<Http2Begun> streams = begin(client, task);
      site.awaitUnderWay(streams.size());
      awaitAnswer(task, streams);
    }
    site.awaitNothingUnderWay();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whoTakesEveryRequestBackLeavesNothingBehind(KitKind kind, BusyTask task) {
    BusySite site = Objects.requireNonNull(SITES.get(kind));
    try (Http2Client flood = new Http2Client(site.port())) {
      for (int i = 0; i < FLOOD && flood.isOpen(); i++) {
        flood.askAndReset(head(task));
      }
      await().atMost(LIMIT).until(() -> !flood.isOpen());
    }
    site.awaitNothingUnderWay();
  }

  /** Those that write for ever would wait for each other: their connection has one window. */
  private static List<Http2Begun> begin(Http2Client client, BusyTask task) {
    return Stream.generate(() -> client.begin(head(task), !task.reads()))
        .limit(task.writes() ? 1 : STREAMS)
        .toList();
  }

  private static void awaitAnswer(BusyTask task, List<Http2Begun> streams) {
    if (task.writes()) {
      await().atMost(LIMIT).until(() -> streams.stream().allMatch(Http2Begun::isAnswered));
    }
  }

  private static Http2Headers head(BusyTask task) {
    return new DefaultHttp2Headers(false)
        .method(task.reads() ? "POST" : "GET")
        .scheme("http")
        .authority("boston.app.example.test")
        .path(task.path())
        .add("cookie", "live");
  }
}
