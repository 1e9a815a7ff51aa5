package io.distrib.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.testkit.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Behind {@code dnsdist}, which tells whose queries it passes on, each client counts for itself.
 */
class DnsdistIT {
  private static final String POOL = "app.example.test";
  private static final int PER_SECOND = 5;
  private static final String DNSDIST =
      """
      setLocal("127.0.0.1:FRONT")
      setACL({"127.0.0.0/8"})
      newServer({address="127.0.0.1:NAMESERVER", useProxyProtocol=true})
      """;

  @TempDir Path folder;

  @Test
  void clientsOfAFrontAreLimitedEachForItself() throws IOException {
    try (Serving serving =
        Serving.start(
            folder,
            "rate-limit: { per-second: " + PER_SECOND + ", slip: 1, exempt: [] }",
            "proxies: [127.0.0.1]")) {
      int port = Ports.free();
      String text =
          DNSDIST
              .replace("FRONT", "" + port)
              .replace("NAMESERVER", "" + serving.address().getPort());
      Path file = Files.writeString(folder.resolve("dnsdist.conf"), text);
      try (Program dnsdist = Program.start("dnsdist", "--supervised", "-C", file.toString())) {
        InetSocketAddress front = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        Awaitility.await("process " + dnsdist.pid() + " answers")
            .atMost(Duration.ofSeconds(60))
            .until(() -> isAnswering(front));
        assertEachCountsForItself(front);
        assertThat(Clients.isAnsweredByUdp(serving.address(), POOL))
            .as("a front that says nothing of its client")
            .isFalse();
      }
    }
  }

  private static void assertEachCountsForItself(InetSocketAddress front) throws IOException {
    InetAddress greedy = InetAddress.getByName("127.1.1.1");
    int answered = 0;
    for (int i = 0; i < 100; i++) {
      answered += Clients.isAnsweredByUdp(greedy, front, POOL) ? 1 : 0;
    }
    assertThat(answered).isBetween(PER_SECOND, 99);
    for (int client = 2; client < 6; client++) {
      InetAddress modest = InetAddress.getByName("127.1." + client + ".1");
      for (int i = 0; i < PER_SECOND; i++) {
        assertThat(Clients.isAnsweredByUdp(modest, front, POOL)).as(modest.toString()).isTrue();
      }
    }
    for (int i = 0; i < 20; i++) {
      assertThat(Clients.isAnsweredByTcp(front, POOL)).isTrue();
    }
  }

  private static boolean isAnswering(InetSocketAddress front) {
    try {
      return Clients.isAnsweredByTcp(front, POOL);
    } catch (IOException e) {
      return false;
    }
  }
}
