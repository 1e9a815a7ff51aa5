package io.distrib.health;

import io.distrib.config.HealthExpectation;
import io.distrib.config.HealthRequest;
import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import io.distrib.config.SiteProbe;
import io.distrib.naming.NamingService;
import io.distrib.topology.TopologyBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Boston and Chicago on this machine, and how a monitor asks after them. */
final class MonitoredSites {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private MonitoredSites() {}

  static HealthSettings settings(HealthType type) {
    return settings(type, OptionalInt.empty());
  }

  static HealthSettings settings(HealthType type, OptionalInt port) {
    return settings(type, port, Duration.ofMillis(20));
  }

  static HealthSettings settings(HealthType type, OptionalInt port, Duration interval) {
    return settings(type, port, interval, Map.of());
  }

  static HealthSettings settings(
      HealthType type, OptionalInt port, Duration interval, Map<String, SiteProbe> sites) {
    return new HealthSettings(
        type,
        port,
        HealthRequest.of("/distrib/health"),
        HealthExpectation.DEFAULT,
        Optional.empty(),
        Optional.empty(),
        sites,
        interval,
        TIMEOUT,
        2,
        3,
        2);
  }

  static NamingService naming(int bostonPort, int chicagoPort) {
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
