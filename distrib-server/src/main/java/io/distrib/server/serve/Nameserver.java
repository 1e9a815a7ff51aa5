package io.distrib.server.serve;

import io.distrib.NamingService;
import io.distrib.config.NamingSettings;
import io.distrib.config.OutsideMode;
import io.distrib.config.PoolConfiguration;
import io.distrib.dns.NameServer;
import io.distrib.dns.NameServerBuilder;
import io.distrib.dns.Outside;
import io.distrib.server.health.HealthMonitor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** A nameserver and the monitor that tells it which sites are up. <em>Thread-safe.</em> */
public final class Nameserver implements AutoCloseable {
  private final HealthMonitor monitor;
  private final NamingService naming;
  private final NameServer server;

  /**
   * The nameserver of {@code pool}, not started yet.
   *
   * @throws io.distrib.dns.InvalidZoneException with every fault of the zone file
   * @throws IllegalArgumentException if the configuration asks for what we cannot do
   */
  public Nameserver(PoolConfiguration pool) {
    naming = pool.naming().listener(new AllDownAlarm(pool.topology())).build();
    NamingSettings settings = pool.nameserver();
    NameServerBuilder builder =
        NameServer.builder().zone(Zones.of(pool, naming)).outside(outside(settings.outside()));
    settings.listen().forEach(builder::listen);
    server = builder.build();
    monitor = new HealthMonitor(naming, pool.health());
  }

  /**
   * Probes every site once, then answers.
   *
   * @throws IOException if an address cannot be had
   */
  public void start() throws IOException {
    monitor.start();
    server.start();
  }

  /** What decides its answers. */
  public NamingService naming() {
    return naming;
  }

  /** Where it listens. */
  public List<InetSocketAddress> addresses() {
    return server.addresses();
  }

  @Override
  public void close() {
    server.close();
    monitor.close();
  }

  private static Outside outside(OutsideMode mode) {
    return switch (mode) {
      case REFUSE -> Outside.REFUSE;
      case REFER -> Outside.REFER;
      case RECURSE ->
          throw new IllegalArgumentException(
              "naming.outside: \"recurse\" (expected refuse or refer: this version cannot recurse)");
    };
  }
}
