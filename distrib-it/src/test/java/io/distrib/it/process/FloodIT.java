package io.distrib.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More datagrams than can be answered cost no memory, and no time once they are over. */
class FloodIT {
  private static final String POOL = "app.example.test";
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration FLOOD = Duration.ofSeconds(5);
  private static final long MOST_GROWTH_KIB = 16 * 1_024;

  @TempDir Path folder;

  @Test
  void aFloodLeavesMemoryFlatAndIsOverWithinASecond() throws IOException {
    try (Serving serving = Serving.start(folder)) {
      flood(serving.address(), WARM_UP);
      long before = serving.residentKib();
      flood(serving.address(), FLOOD);
      Awaitility.await()
          .atMost(Duration.ofSeconds(1))
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(10))
          .until(() -> Clients.isAnsweredByUdp(serving.address(), POOL));
      for (int i = 0; i < 100; i++) {
        assertThat(Clients.isAnsweredByUdp(serving.address(), POOL)).isTrue();
      }
      assertThat(serving.residentKib() - before).isLessThanOrEqualTo(MOST_GROWTH_KIB);
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

  private static void flood(InetSocketAddress server, Duration time) {
    try (Flood flood = new Flood(server)) {
      Awaitility.await().pollDelay(time).atMost(time.multipliedBy(2)).until(() -> true);
      assertThat(flood.sent()).isPositive();
    }
  }
}
