package io.distrib.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import io.distrib.health.net.ConcurrencyLimit;
import io.distrib.health.net.HealthLoop;
import io.distrib.health.net.VirtualTime;
import io.distrib.health.probe.Probe;
import io.distrib.naming.NamingService;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import io.distrib.topology.TopologyBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A site that is watched with the default settings, in virtual time. */
abstract class WatchFixture {
  static final HealthSettings DEFAULTS = HealthSettings.of(HealthType.HTTP);
  static final long MAX_INTERVAL = 440;
  static final long TIMEOUT = 700;
  static final int LATENCY = 5;

  /** How many moments of the schedule a site is made to fail at. */
  static final int PHASES = 200;

  final VirtualTime time = new VirtualTime();
  final SimulatedSite site =
      new SimulatedSite(time, DEFAULTS.timeout(), Duration.ofMillis(LATENCY));
  final List<String> documents = new ArrayList<>();
  private List<AddressWatch> last = List.of();

  /** A watch, with what the naming service holds of its site. */
  record Watched(List<AddressWatch> watches, NamingService naming, List<String> changes) {
    void close() {
      watches.forEach(AddressWatch::close);
    }

    boolean isUp() {
      return naming.status("boston").up();
    }
  }

  Watched wellFor(int millis) {
    Watched watched = watch(1);
    time.passMillis(millis);
    assertThat(watched.isUp()).isTrue();
    return watched;
  }

  Watched watch(int addresses) {
    return watch(addresses, site);
  }

  Watched watch(int addresses, Probe.Factory probes) {
    List<String> changes = new ArrayList<>();
    Topology topology = topology(addresses);
    NamingService naming =
        NamingService.builder(topology)
            .thresholds(DEFAULTS.rise(), DEFAULTS.fall(), DEFAULTS.ok())
            .clock(time)
            .listener((changed, from, to, evidence) -> changes.add(to + " " + evidence))
            .build();
    WatchContext context =
        new WatchContext(
            naming,
            DEFAULTS,
            probes,
            new ConcurrencyLimit(HealthLoop.MAX_PROBES),
            time,
            time,
            new SplittableRandom(topology.sites().size())::nextLong,
            (from, document) -> documents.add(from + " " + document));
    Site boston = topology.sites().get(0);
    last.forEach(AddressWatch::close);
    last = AddressWatch.of(boston, context);
    last.forEach(AddressWatch::start);
    return new Watched(last, naming, changes);
  }

  long millisUntil(Watched watched, boolean isUp) {
    long start = time.millis();
    while (watched.isUp() != isUp) {
      time.passMillis(1);
      assertThat(time.millis() - start).isLessThan(60_000);
    }
    watched.close();
    return time.millis() - start;
  }

  private static Topology topology(int addresses) {
    return TopologyBuilder.pool("app.example.test")
        .site(
            "boston",
            site -> {
              site.name("boston.app.example.test");
              for (int i = 1; i <= addresses; i++) {
                site.address("192.0.2." + i);
              }
            })
        .build();
  }
}
