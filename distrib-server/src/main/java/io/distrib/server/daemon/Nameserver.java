package io.distrib.server.daemon;

import io.distrib.config.NamingSettings;
import io.distrib.config.OutsideMode;
import io.distrib.config.PoolConfiguration;
import io.distrib.config.PoolSet;
import io.distrib.config.RateLimitSettings;
import io.distrib.dns.NameServer;
import io.distrib.dns.NameServerBuilder;
import io.distrib.dns.Outside;
import io.distrib.dns.RateLimit;
import io.distrib.dns.Recursion;
import io.distrib.dns.zone.Zone;
import io.distrib.naming.NamingService;
import io.distrib.naming.NamingServiceBuilder;
import io.distrib.server.daemon.operator.OperatedPool;
import io.distrib.topology.DnsName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A nameserver and the monitors that tell it which sites are up. What it serves can be replaced
 * while it runs; each query is answered wholly from what was served before, or from what is served
 * after. <em>Thread-safe.</em>
 */
public final class Nameserver implements AutoCloseable {
  private static final String FIXED =
      ": cannot be changed while running (expected what it was at the start)";

  private volatile NamingSettings settings;
  private volatile WatchedPools pools;
  private volatile NameServer server;
  private volatile boolean isClosed;

  /**
   * The nameserver of {@code pool} alone, not started yet.
   *
   * @throws io.distrib.dns.zone.InvalidZoneException with every fault of the zone file
   * @throws IllegalArgumentException if the configuration asks for what we cannot do
   */
  public Nameserver(PoolConfiguration pool) {
    this(PoolSet.of(Path.of("pool"), pool));
  }

  /**
   * The nameserver of {@code set}, not started yet.
   *
   * @throws io.distrib.dns.zone.InvalidZoneException with every fault of every zone file
   * @throws IllegalArgumentException if the configuration asks for what we cannot do
   */
  public Nameserver(PoolSet set) {
    this(set, (pool, builder) -> {});
  }

  /**
   * The nameserver of {@code set}, not started yet.
   *
   * @param believed has a pool begin with what was believed of its sites in earlier times
   * @throws io.distrib.dns.zone.InvalidZoneException with every fault of every zone file
   * @throws IllegalArgumentException if the configuration asks for what we cannot do
   */
  public Nameserver(PoolSet set, BiConsumer<DnsName, NamingServiceBuilder> believed) {
    settings = set.process();
    pools = WatchedPools.first(set, believed);
    server = serverOf(set, pools.namings());
  }

  /**
   * What answers the queries of a nameserver of {@code set}, not started: for those who only want
   * to know what it would answer.
   *
   * @param namings who answers for each pool's names, in the order of the set
   * @throws io.distrib.dns.zone.InvalidZoneException with every fault of every zone file
   * @throws IllegalArgumentException if the configuration asks for what we cannot do
   */
  public static NameServer serverOf(PoolSet set, List<NamingService> namings) {
    return server(set.process(), Zones.of(set, namings));
  }

  /**
   * Probes every site once, then answers.
   *
   * @throws IOException if an address cannot be had
   */
  public synchronized void start() throws IOException {
    pools.start(WatchedPools.NONE);
    server.start();
  }

  /**
   * Serves {@code next} from now on, with what is known of the sites that stay; or, if anything is
   * wrong with it, what was served before. New sites are probed once before they are named. Where
   * it listens may change: the new addresses are bound before the old ones are given up.
   *
   * @throws io.distrib.dns.zone.InvalidZoneException with every fault of every zone file
   * @throws IllegalArgumentException if the configuration asks for what we cannot do
   * @throws IOException if an address cannot be had
   */
  public synchronized void replace(PoolSet next) throws IOException {
    refuseOtherPlaces(next.process());
    WatchedPools before = pools;
    WatchedPools after = before.successor(next);
    List<Zone> zones = after.zones(next);
    NameServer old = server;
    boolean isReplaced = false;
    try {
      after.start(before);
      swap(next.process(), zones);
      pools = after;
      isReplaced = true;
    } finally {
      if (!isReplaced) {
        after.closeAllBut(before);
      }
    }
    before.closeAllBut(after);
    if (old != server) {
      old.close();
    }
    if (isClosed) {
      close();
    }
  }

  /** Takes in the geographic databases whose files have changed; what is faulty is logged once. */
  void renewDatabases() {
    pools.all().forEach(WatchedPool::renewDatabases);
  }

  /** What decides the answers for the first pool. */
  public NamingService naming() {
    return pools.namings().get(0);
  }

  /** What it serves at the moment, in the order of the files. */
  public List<? extends OperatedPool> pools() {
    return pools.all();
  }

  /** Where it listens. */
  public List<InetSocketAddress> addresses() {
    return server.addresses();
  }

  /** Answers what has arrived, then ends. */
  @Override
  public void close() {
    isClosed = true;
    server.close();
    pools.close();
  }

  /** A server with other settings takes the place of the old one as another process would. */
  private void swap(NamingSettings next, List<Zone> zones) throws IOException {
    if (next.equals(settings)) {
      server.renewAddresses();
      server.replaceZones(zones);
      return;
    }
    NameServer after = server(next, zones);
    after.start();
    server = after;
    settings = next;
  }

  private void refuseOtherPlaces(NamingSettings next) {
    List<String> changed = new ArrayList<>();
    if (!next.control().equals(settings.control())) {
      changed.add("naming.control" + FIXED);
    }
    if (!next.state().equals(settings.state())) {
      changed.add("naming.state" + FIXED);
    }
    if (!changed.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", changed));
    }
  }

  private static NameServer server(NamingSettings settings, List<Zone> zones) {
    NameServerBuilder builder = NameServer.builder().outside(outside(settings.outside()));
    zones.forEach(builder::zone);
    settings.listen().forEach(builder::listen);
    builder.rateLimit(rateLimit(settings.rateLimit()));
    builder.proxies(settings.proxies());
    settings.identity().ifPresent(builder::identity);
    if (settings.outside() == OutsideMode.RECURSE) {
      builder.recursion(new Recursion(settings.upstreams(), settings.recursionClients()));
    }
    return builder.build();
  }

  private static RateLimit rateLimit(RateLimitSettings settings) {
    return new RateLimit(settings.perSecond(), settings.slip(), settings.exempt());
  }

  private static Outside outside(OutsideMode mode) {
    return switch (mode) {
      case REFUSE, RECURSE -> Outside.REFUSE;
      case REFER -> Outside.REFER;
    };
  }
}
