package io.distrib.health;

import static io.distrib.health.MonitoredSites.naming;
import static io.distrib.health.MonitoredSites.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import io.distrib.config.SiteProbe;
import io.distrib.health.http.RawSite;
import io.distrib.naming.NamingService;
import io.distrib.topology.TopologyBuilder;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The monitor finds out over real sockets which sites are up. */
@Timeout(60)
class HealthMonitorTest {
  @Test
  void theFirstRoundIsOverWhenItHasStarted() throws Exception {
    try (StubSite good = new StubSite("127.0.0.1", 200);
        StubSite bad = new StubSite("127.0.0.1", 503)) {
      NamingService naming = naming(good.port(), bad.port());
      try (HealthMonitor monitor =
          HealthMonitor.builder(naming, settings(HealthType.HTTP)).build()) {
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
            HealthMonitor.builder(naming(good.port(), good.port()), settings(HealthType.HTTP))
                .build()) {
      monitor.start();

      assertThat(new String[] {good.question(), good.question()})
          .containsExactlyInAnyOrder(
              "GET /distrib/health boston.app.example.test:" + good.port(),
              "GET /distrib/health chicago.app.example.test:" + good.port());
    }
  }

  @Test
  void aRefusedConnectionIsAFailure() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    NamingService naming = naming(free, free);
    try (HealthMonitor monitor = HealthMonitor.builder(naming, settings(HealthType.HTTP)).build()) {
      monitor.start();

      assertThat(naming.status("boston").up()).isFalse();
    }
  }

  @Test
  void aSiteThatHangsDelaysTheStartByNoMoreThanTheTimeout() throws Exception {
    try (StubSite good = new StubSite("127.0.0.1", 200);
        ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      NamingService naming = naming(good.port(), hanging.getLocalPort());
      try (HealthMonitor monitor =
          HealthMonitor.builder(naming, settings(HealthType.HTTP)).build()) {
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
      try (HealthMonitor monitor =
          HealthMonitor.builder(naming, settings(HealthType.HTTP)).build()) {
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
    try (HealthMonitor monitor = HealthMonitor.builder(naming, settings(HealthType.TCP)).build()) {
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
      HealthSettings onPort = settings(HealthType.HTTP, OptionalInt.of(good.port()));
      try (HealthMonitor monitor = HealthMonitor.builder(naming, onPort).build()) {
        monitor.start();

        assertThat(naming.status("boston").up()).isTrue();
      }
    }
  }

  /** The answer names the addresses of the site; the probe goes elsewhere. */
  @Test
  void aSiteMayBeProbedAtAnAddressThatIsNotAnswered() throws Exception {
    try (StubSite good = new StubSite("127.0.0.2", 200);
        StubSite bad = new StubSite("127.0.0.1", 503)) {
      SiteProbe own =
          new SiteProbe(
              Optional.of(InetAddress.getByName("127.0.0.2")),
              OptionalInt.of(good.port()),
              Optional.of("/internal"));
      NamingService naming = naming(bad.port(), bad.port());
      HealthSettings settings =
          settings(
              HealthType.HTTP,
              OptionalInt.of(bad.port()),
              Duration.ofMillis(20),
              Map.of("boston", own));
      try (HealthMonitor monitor = HealthMonitor.builder(naming, settings).build()) {
        monitor.start();

        assertThat(naming.status("boston").up()).isTrue();
        assertThat(naming.status("chicago").up()).isFalse();
        assertThat(good.question())
            .isEqualTo("GET /internal boston.app.example.test:" + good.port());
      }
    }
  }

  @Test
  void closingEndsTheThreads() throws Exception {
    try (StubSite good = new StubSite("127.0.0.1", 200)) {
      HealthMonitor monitor =
          HealthMonitor.builder(naming(good.port(), good.port()), settings(HealthType.HTTP))
              .build();
      monitor.start();
      monitor.close();

      await().until(HealthMonitorTest::noThreadIsLeft);
    }
  }

  @Test
  void severalMonitorsShareOneThreadUntilTheLastIsClosed() throws Exception {
    try (StubSite good = new StubSite("127.0.0.1", 200)) {
      NamingService naming = naming(good.port(), good.port());
      HealthMonitor first = HealthMonitor.builder(naming, settings(HealthType.HTTP)).build();
      HealthMonitor second = HealthMonitor.builder(naming, settings(HealthType.TCP)).build();
      first.start();
      second.start();
      assertThat(threads()).isOne();
      first.close();
      first.close();
      good.answerWith(500);
      assertThat(threads()).isOne();
      second.close();

      await().until(HealthMonitorTest::noThreadIsLeft);
    }
  }

  @Test
  void hundredsOfSitesNeedNoMoreThanOneThread() throws Exception {
    int sites = 500;
    try (ServerSocket everywhere = new ServerSocket(0, sites)) {
      TopologyBuilder topology = TopologyBuilder.pool("app.example.test");
      for (int i = 0; i < sites; i++) {
        topology.site("s" + i, "s" + i + ".app.example.test", "127.1." + i / 250 + "." + i % 250);
      }
      NamingService naming = NamingService.builder(topology.build()).build();
      HealthSettings slow =
          settings(
              HealthType.TCP, OptionalInt.of(everywhere.getLocalPort()), Duration.ofMinutes(1));
      try (HealthMonitor monitor = HealthMonitor.builder(naming, slow).build()) {
        monitor.begin(site -> true);
        for (int i = 0; i < sites; i++) {
          everywhere.accept().close();
        }
        monitor.awaitFirstRound();

        assertThat(threads()).isOne();
        assertThat(naming.topology().sites()).allMatch(site -> naming.status(site.id()).up());
      }
    }
  }

  @Test
  void whatAGoodAnswerCarriesIsToldOn() throws Exception {
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    String reply =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    try (RawSite site = new RawSite(RawSite.Behaviour.writing(reply));
        HealthMonitor monitor =
            HealthMonitor.builder(naming(site.port(), site.port()), settings(HealthType.HTTP))
                .documents((from, document) -> told.add(from + " " + document))
                .build()) {
      monitor.start();

      assertThat(told).contains("boston {}", "chicago {}");
    }
  }

  @Test
  void withoutAProbeEverySiteCountsAsUp() throws Exception {
    NamingService naming = naming(1, 1);
    try (HealthMonitor monitor = HealthMonitor.builder(naming, HealthSettings.NONE).build()) {
      monitor.start();

      assertThat(naming.status("boston").up()).isTrue();
      assertThat(noThreadIsLeft()).isTrue();
    }
  }

  @AfterEach
  void awaitEnd() {
    await().atMost(Duration.ofSeconds(50)).until(HealthMonitorTest::noThreadIsLeft);
  }

  private static boolean noThreadIsLeft() {
    return threads() == 0;
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("distrib-health"))
        .count();
  }
}
