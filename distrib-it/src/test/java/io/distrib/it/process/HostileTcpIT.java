package io.distrib.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.it.process.HostileConnection.Kind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A thousand hostile TCP connections cost nobody else an answer, and little memory (RFC 9210). */
@Tag("timing")
class HostileTcpIT {
  private static final String POOL = "app.example.test";
  private static final String BIG = "big.example.test";
  private static final int WARM_UP = 20_000;
  private static final int QUERIES = 200;
  private static final int CROWD = 1_000;
  private static final int FEW = CROWD / 25;
  private static final long MAX_GROWTH_KIB = 16 * 1_024;

  @TempDir Path folder;

  @Test
  void aThousandHostileConnectionsCostNoAnswerAndLittleMemory() throws IOException {
    try (Serving serving = Serving.start(folder)) {
      InetSocketAddress server = serving.address();
      warmUp(server);
      long before = serving.residentKib();
      try (HostileCrowd crowd = new HostileCrowd(server, CROWD, Kind.values())) {
        crowd.start();
        Awaitility.await().until(() -> crowd.rounds() >= 2);
        for (int i = 0; i < QUERIES; i++) {
          assertThat(Clients.isAnsweredByUdp(server, POOL)).as("UDP query %d", i).isTrue();
          assertThat(Clients.isAnsweredByTcp(server, POOL)).as("TCP query %d", i).isTrue();
        }
        Awaitility.await().until(() -> crowd.rounds() >= 10);
        long growth = serving.residentKib() - before;
        System.out.println("hostile connections: growth of " + growth + " KiB");
        assertThat(growth).as("KiB").isLessThanOrEqualTo(MAX_GROWTH_KIB);
      }
      assertThat(serving.printed()).doesNotContain("WARN", "Exception");
    }
  }

  /**
   * Without a warm-up. The heap is held apart: it has its own bound, up to which any virtual
   * machine fills it with garbage before it collects that, and a cold one touches it for the first
   * time then, by some 22 MiB. What lies outside, and would have no bound, is measured.
   */
  @ParameterizedTest
  @EnumSource
  void aColdProcessGrowsLittleUnderEachKind(Kind kind) throws IOException {
    try (Serving serving = Serving.start(folder)) {
      long before = serving.residentKib();
      try (HostileCrowd crowd = new HostileCrowd(serving.address(), CROWD, kind)) {
        crowd.start();
        Awaitility.await().until(() -> crowd.rounds() >= 10);
        assertThat(Clients.isAnsweredByUdp(serving.address(), POOL)).isTrue();
        long growth = serving.residentKib() - before;
        System.out.println("hostile connections, cold, " + kind + ": growth of " + growth + " KiB");
        assertThat(growth).as("KiB").isLessThanOrEqualTo(MAX_GROWTH_KIB);
      }
    }
  }

  /** A few are hostile already, so that what they set off is compiled before it is measured. */
  private static void warmUp(InetSocketAddress server) throws IOException {
    try (HostileCrowd few = new HostileCrowd(server, FEW, Kind.values())) {
      few.start();
      Awaitility.await().until(() -> few.rounds() >= 100);
    }
    for (int i = 0; i < WARM_UP; i++) {
      assertThat(Clients.isAnsweredByUdp(server, POOL)).isTrue();
      if (i % 10 == 0) {
        assertThat(Clients.isAnsweredByTcp(server, BIG)).isTrue();
      }
    }
  }
}
