package io.distrib.server.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.distrib.NamingService;
import io.distrib.TopologyBuilder;
import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The monitor finds out over real sockets which sites are up. */
@Timeout(60)
class HealthMonitorTest {
  private static final Duration TIMEOUT = Duration.ofMillis(500);

  @Test
  void theFirstRoundIsOverWhenItHasStarted() throws Exception {
    try (StubSite good = new StubSite("127.0.0.1", 200);
        StubSite bad = new StubSite("127.0.0.1", 503)) {
      NamingService naming = naming(good.port(), bad.port());
      try (HealthMonitor monitor = new HealthMonitor(naming, settings(HealthType.HTTP))) {
        monitor.start();

        assertThat(naming.status("boston").up()).isTrue();
        assertThat(naming.status("chicago").up()).isFalse();
      }
    }
  }

  @Test
  void aSiteIsAskedForByItsNameAtItsAddress() throws Exception {
    try (StubSite good = new StubSite("127.0.0.1", 204);
        HealthMonitor monitor =
            new HealthMonitor(naming(good.port(), good.port()), settings(HealthType.HTTP))) {
      monitor.start();

      assertThat(new String[] {good.question(), good.question()})
          .containsExactlyInAnyOrder(
              "GET /distrib/health boston.app.example.test",
              "GET /distrib/health chicago.app.example.test");
    }
  }

  @Test
  void aRefusedConnectionIsAFailure() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    NamingService naming = naming(free, free);
    try (HealthMonitor monitor = new HealthMonitor(naming, settings(HealthType.HTTP))) {
      monitor.start();

      assertThat(naming.status("boston").up()).isFalse();
    }
  }

  @Test
  void aSiteThatHangsDelaysTheStartByNoMoreThanTheTimeout() throws Exception {
    try (StubSite good = new StubSite("127.0.0.1", 200);
        ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      NamingService naming = naming(good.port(), hanging.getLocalPort());
      try (HealthMonitor monitor = new HealthMonitor(naming, settings(HealthType.HTTP))) {
        monitor.start();

        assertThat(naming.status("boston").up()).isTrue();
        await().until(() -> !naming.status("chicago").up());
      }
    }
  }

  @Test
  void aSiteGoesDownAndComesBack() throws Exception {
    try (StubSite site = new StubSite("127.0.0.1", 200)) {
      NamingService naming = naming(site.port(), site.port());
      try (HealthMonitor monitor = new HealthMonitor(naming, settings(HealthType.HTTP))) {
        monitor.start();
        site.answerWith(500);
        await().until(() -> !naming.status("boston").up());
        site.answerWith(302);
        await().until(() -> naming.status("boston").up());
      }
    }
  }

  @Test
  void anOpenPortIsEnoughForTcp() throws Exception {
    ServerSocket open = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    NamingService naming = naming(open.getLocalPort(), open.getLocalPort());
    try (HealthMonitor monitor = new HealthMonitor(naming, settings(HealthType.TCP))) {
      monitor.start();

      assertThat(naming.status("boston").up()).isTrue();
      open.close();
      await().until(() -> !naming.status("boston").up());
    }
  }

  @Test
  void oneAddressOfSeveralIsEnough() throws Exception {
    try (StubSite good = new StubSite("127.0.0.2", 200)) {
      NamingService naming =
          NamingService.builder(
                  TopologyBuilder.pool("app.example.test")
                      .site("boston", "boston.app.example.test", "127.0.0.3", "127.0.0.2")
                      .build())
              .build();
      HealthSettings settings = settings(HealthType.HTTP);
      HealthSettings onPort =
          new HealthSettings(
              settings.type(),
              OptionalInt.of(good.port()),
              settings.path(),
              settings.interval(),
              settings.timeout(),
              settings.rise(),
              settings.fall());
      try (HealthMonitor monitor = new HealthMonitor(naming, onPort)) {
        monitor.start();

        assertThat(naming.status("boston").up()).isTrue();
      }
    }
  }

  @Test
  void closingEndsTheThreads() throws Exception {
    try (StubSite good = new StubSite("127.0.0.1", 200)) {
      HealthMonitor monitor =
          new HealthMonitor(naming(good.port(), good.port()), settings(HealthType.HTTP));
      monitor.start();
      monitor.close();

      await().until(HealthMonitorTest::noThreadIsLeft);
    }
  }

  @Test
  void withoutAProbeEverySiteCountsAsUp() throws Exception {
    NamingService naming = naming(1, 1);
    try (HealthMonitor monitor = new HealthMonitor(naming, HealthSettings.NONE)) {
      monitor.start();

      assertThat(naming.status("boston").up()).isTrue();
      assertThat(noThreadIsLeft()).isTrue();
    }
  }

  private static boolean noThreadIsLeft() {
    return Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().startsWith("distrib-health"));
  }

  private static HealthSettings settings(HealthType type) {
    return new HealthSettings(
        type, OptionalInt.empty(), "/distrib/health", Duration.ofMillis(20), TIMEOUT, 2, 3);
  }

  private static NamingService naming(int bostonPort, int chicagoPort) {
    return NamingService.builder(
            TopologyBuilder.pool("app.example.test")
                .site(
                    "boston",
                    site ->
                        site.name("boston.app.example.test").address("127.0.0.1").port(bostonPort))
                .site(
                    "chicago",
                    site ->
                        site.name("chicago.app.example.test")
                            .address("127.0.0.1")
                            .port(chicagoPort))
                .build())
        .build();
  }
}
