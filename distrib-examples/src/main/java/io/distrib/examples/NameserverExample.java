package io.distrib.examples;

import io.distrib.config.NamingSettings;
import io.distrib.config.PoolConfiguration;
import io.distrib.dns.NameServer;
import io.distrib.dns.NameServerBuilder;
import io.distrib.dns.zone.Zone;
import io.distrib.health.HealthMonitor;
import io.distrib.health.report.ReportBook;
import io.distrib.naming.NamingService;
import java.io.IOException;
import java.net.InetSocketAddress;

/** A nameserver with its health monitor, as a part of an application. */
public final class NameserverExample implements AutoCloseable {
  private final HealthMonitor monitor;
  private final NameServer server;

  /** The nameserver that {@code pool} describes, not started yet. */
  public NameserverExample(PoolConfiguration pool) {
    // region parts
    NamingService naming = pool.naming().build();
    monitor =
        HealthMonitor.builder(naming, pool.health()).documents(ReportBook.of(pool, naming)).build();
    NamingSettings settings = pool.nameserver();
    Zone zone = Zone.builder(settings.zone(), naming).https(settings.hasHttpsRecords()).build();
    NameServerBuilder builder = NameServer.builder().zone(zone);
    settings.listen().forEach(builder::listen);
    server = builder.build();
    // end region
  }

  /** Starts it; returns when it answers. */
  public void start() throws IOException {
    // region start
    monitor.start(); // returns when each address of each site has been probed once
    server.start(); // answers by UDP and TCP from now on
    // end region
  }

  /** The first address at which it listens. */
  public InetSocketAddress address() {
    return server.addresses().get(0);
  }

  @Override
  public void close() {
    // region close
    server.close(); // answers what has arrived
    monitor.close();
    // end region
  }
}
