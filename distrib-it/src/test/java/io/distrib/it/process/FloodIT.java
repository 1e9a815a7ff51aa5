package io.distrib.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More datagrams than can be answered cost no memory, and no time once they are over. */
@Tag("timing")
class FloodIT {
  private static final String POOL = "app.example.test";
  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final int MAX_WARM_UPS = 10;
  private static final Duration LOOP = Duration.ofSeconds(1);
  private static final Duration FLOOD = Duration.ofSeconds(4);
  private static final Duration RECOVERY = Duration.ofSeconds(1);
  private static final int ATTEMPT_MILLIS = 50;
  private static final long MAX_GROWTH_KIB = 16 * 1_024;

  @TempDir Path folder;

  @Test
  void aFloodOfTwiceTheCapacityLeavesMemoryFlatAndIsOverWithinASecond() throws IOException {
    try (Serving serving = Serving.start(folder)) {
      InetSocketAddress server = serving.address();
      warmUp(serving);
      ClosedLoop.answersPerSecond(server, LOOP);
      long capacity = ClosedLoop.answersPerSecond(server, LOOP);
      long memory = serving.residentKib();
      long droppedBefore = serving.droppedDatagrams();

      long start = System.nanoTime();
      long sent = flood(server, FLOOD);
      double seconds = (System.nanoTime() - start) / 1e9;
      awaitAnswer(server);
      long dropped = serving.droppedDatagrams() - droppedBefore;
      String measured =
          "capacity %d/s; flood %.0f/s, of which taken %.0f/s"
              .formatted(capacity, sent / seconds, (sent - dropped) / seconds);
      System.out.println(measured);
      assertThat(sent / seconds).as(measured).isGreaterThanOrEqualTo(2.0 * capacity);
      assertThat(sent).as(measured).isGreaterThanOrEqualTo(2 * (sent - dropped));
      for (int i = 0; i < 100; i++) {
        assertThat(Clients.isAnsweredByUdp(server, POOL)).isTrue();
      }
      assertThat(serving.residentKib() - memory).as("KiB").isLessThanOrEqualTo(MAX_GROWTH_KIB);
      assertThat(serving.printed()).doesNotContain("WARN", "Exception");
    }
  }

  @Test
  void whoIsLimitedIsToldToAskByTcpAndAnsweredThere() throws IOException {
    try (Serving serving =
        Serving.start(folder, "rate-limit: { per-second: 5, slip: 1, exempt: [] }")) {
      int answered = 0;
      for (int i = 0; i < 100; i++) {
        answered += Clients.isAnsweredByUdp(serving.address(), POOL) ? 1 : 0;
        assertThat(Clients.isAnsweredByTcp(serving.address(), POOL)).isTrue();
      }
      assertThat(answered).isBetween(5, 99);
    }
  }

  /**
   * Until the compiler, which takes memory too, has done its work: a busy machine leaves it less
   * time.
   */
  private static void warmUp(Serving serving) throws IOException {
    long before = 0;
    long after = serving.residentKib();
    for (int i = 0; i < MAX_WARM_UPS && after - before > MAX_GROWTH_KIB / 4; i++) {
      flood(serving.address(), WARM_UP);
      before = after;
      after = serving.residentKib();
    }
  }

  /** How many datagrams were sent in so long. */
  private static long flood(InetSocketAddress server, Duration time) {
    try (Flood flood = new Flood(server)) {
      Awaitility.await().pollDelay(time).atMost(time.multipliedBy(2)).until(() -> true);
      return flood.sent();
    }
  }

  /** Asks as a client does that repeats itself. */
  private static void awaitAnswer(InetSocketAddress server) {
    Awaitility.await()
        .atMost(RECOVERY)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> Clients.isAnsweredByUdp(server, POOL, ATTEMPT_MILLIS));
  }
}
