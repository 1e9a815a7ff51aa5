package io.distrib.server.demo;

import io.distrib.config.PoolConfiguration;
import io.distrib.marker.Marker;
import io.distrib.marker.MarkerCodec;
import io.distrib.naming.NamingService;
import io.distrib.server.serve.Nameserver;
import io.distrib.system.SystemClock;
import io.distrib.topology.Site;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The nameserver with its monitor, and the three sites. <em>Confined to one thread.</em> */
final class DemoSystem implements AutoCloseable {
  private final PoolConfiguration configuration;
  private final List<DemoSite> sites = new ArrayList<>();
  private final Nameserver nameserver;

  DemoSystem(PoolConfiguration configuration, int httpPort) {
    this.configuration = configuration;
    for (Site site : configuration.topology().sites()) {
      sites.add(new DemoSite(configuration, site, httpPort, site.id().equals("chicago")));
    }
    this.nameserver = new Nameserver(configuration);
  }

  void start() throws IOException {
    for (DemoSite site : sites) {
      site.start();
    }
    nameserver.start();
  }

  @Override
  public void close() {
    nameserver.close();
    sites.forEach(DemoSite::close);
  }

  PoolConfiguration configuration() {
    return configuration;
  }

  NamingService naming() {
    return nameserver.naming();
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

  private String marker(Duration age) {
    long issued = SystemClock.INSTANCE.epochSeconds() - age.toSeconds();
    MarkerCodec codec = MarkerCodec.of(configuration.marker(), configuration.topology());
    return configuration.marker().name() + "=" + codec.encode(new Marker(issued, null));
  }

  DemoSite site(String id) {
    return sites.stream()
        .filter(site -> site.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no site " + id));
  }
}
