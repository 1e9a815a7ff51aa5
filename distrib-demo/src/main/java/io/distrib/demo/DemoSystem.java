package io.distrib.demo;

import io.distrib.config.NamingSettings;
import io.distrib.config.PoolConfiguration;
import io.distrib.dns.NameServer;
import io.distrib.dns.NameServerBuilder;
import io.distrib.dns.zone.Zone;
import io.distrib.health.HealthMonitor;
import io.distrib.health.report.ReportBook;
import io.distrib.marker.Marker;
import io.distrib.marker.MarkerCodec;
import io.distrib.naming.NamingService;
import io.distrib.system.SystemClock;
import io.distrib.topology.Site;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The nameserver with its monitor, and the three sites. <em>Confined to one thread.</em> */
final class DemoSystem implements AutoCloseable {
  private final PoolConfiguration configuration;
  private final List<DemoSite> sites = new ArrayList<>();
  private final NamingService naming;
  private final HealthMonitor monitor;
  private final NameServer nameserver;

  DemoSystem(PoolConfiguration configuration, int httpPort) {
    this.configuration = configuration;
    for (Site site : configuration.topology().sites()) {
      sites.add(new DemoSite(configuration, site, httpPort, site.id().equals("chicago")));
    }
    this.naming = configuration.naming().build();
    this.monitor =
        HealthMonitor.builder(naming, configuration.health())
            .documents(ReportBook.of(configuration, naming))
            .build();
    this.nameserver = nameserver(configuration.nameserver(), naming);
  }

  void start() throws IOException {
    for (DemoSite site : sites) {
      site.start();
    }
    monitor.start();
    nameserver.start();
  }

  @Override
  public void close() {
    nameserver.close();
    monitor.close();
    sites.forEach(DemoSite::close);
  }

  PoolConfiguration configuration() {
    return configuration;
  }

  NamingService naming() {
    return naming;
  }

  InetSocketAddress nameserver() {
    return nameserver.addresses().get(0);
  }

  List<DemoSite> sites() {
    return sites;
  }

  /** A marker as a site would write it now, {@code name=value}. */
  String freshMarker() {
    return marker(Duration.ZERO);
  }

  /** A marker that was good an hour ago. */
  String expiredMarker() {
    return marker(Duration.ofHours(1));
  }

  private static NameServer nameserver(NamingSettings settings, NamingService naming) {
    Zone zone =
        Zone.builder(settings.zone(), naming)
            .negativeTtl(settings.negativeTtl())
            .https(settings.hasHttpsRecords())
            .build();
    NameServerBuilder builder = NameServer.builder().zone(zone);
    settings.listen().forEach(builder::listen);
    return builder.build();
  }

  private String marker(Duration age) {
    long issued = SystemClock.INSTANCE.epochSeconds() - age.toSeconds();
    MarkerCodec codec = MarkerCodec.of(configuration.marker(), configuration.topology());
    return configuration.marker().name() + "=" + codec.encode(new Marker(issued, null));
  }

  DemoSite site(String id) {
    return find(site -> site.id().equals(id), id);
  }

  /** The site that has {@code address}. */
  DemoSite site(InetAddress address) {
    return find(
        site -> site.addresses().stream().anyMatch(at -> at.getAddress().equals(address)),
        "at " + address.getHostAddress());
  }

  private DemoSite find(Predicate<DemoSite> wanted, String what) {
    return sites.stream()
        .filter(wanted)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no site " + what));
  }
}
