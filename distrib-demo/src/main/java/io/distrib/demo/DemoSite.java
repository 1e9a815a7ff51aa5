package io.distrib.demo;

import io.distrib.config.PoolConfiguration;
import io.distrib.model.DecisionEvent;
import io.distrib.model.DistributionDecision;
import io.distrib.redirect.Distributor;
import io.distrib.topology.Site;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One site of the demo. What it holds, it alone holds: when it is killed and started again, its
 * baskets are gone. <em>Confined to one thread.</em>
 */
final class DemoSite implements AutoCloseable {
  private final PoolConfiguration configuration;
  private final Site site;
  private final List<InetSocketAddress> addresses;
  private final boolean onJetty;
  private final BlockingQueue<DistributionDecision> decisions = new LinkedBlockingQueue<>(100);
  private @Nullable Running running;

  DemoSite(PoolConfiguration configuration, Site site, int port, boolean onJetty) {
    this.configuration = configuration;
    this.site = site;
    this.addresses =
        site.addresses().stream().map(address -> new InetSocketAddress(address, port)).toList();
    this.onJetty = onJetty;
  }

  /**
   * What runs.
   *
   * @param servers by the address at which each listens
   */
  private record Running(
      Shop shop, Distributor distributor, Map<InetSocketAddress, SiteServer> servers) {}

  /** Starts it, with no sessions. */
  void start() throws IOException {
    Shop shop = new Shop(site.id());
    Distributor distributor =
        configuration
            .distributor(site.id())
            .loadProbe(shop)
            .sessions(shop::sessions)
            .hysteresis(1, 0.9)
            .listener(this::decided)
            .build();
    running = new Running(shop, distributor, new HashMap<>());
    for (InetSocketAddress address : addresses) {
      start(address);
    }
  }

  /** Listens at one of the addresses. */
  void start(InetSocketAddress address) throws IOException {
    Running running = running();
    SiteServer server =
        onJetty
            ? new JettySiteServer(address, running.shop(), running.distributor())
            : new NettySiteServer(address, running.shop(), running.distributor());
    server.start();
    running.servers().put(address, server);
  }

  /** Ends what listens at one of the addresses at once; the site goes on at the others. */
  void kill(InetSocketAddress address) {
    SiteServer server = running().servers().remove(address);
    if (server != null) {
      server.close();
    }
  }

  /** Ends it at once. */
  void kill() {
    if (running != null) {
      running.servers().values().forEach(SiteServer::close);
      running = null;
    }
  }

  @Override
  public void close() {
    kill();
  }

  String id() {
    return site.id();
  }

  /** Where it listens first. */
  InetSocketAddress address() {
    return addresses.get(0);
  }

  /** Where it listens. */
  List<InetSocketAddress> addresses() {
    return addresses;
  }

  String framework() {
    return onJetty ? "Jetty, servlet filter" : "Netty, channel handler";
  }

  Shop shop() {
    return running().shop();
  }

  Distributor distributor() {
    return running().distributor();
  }

  /** The decision on the last request; null if none arrives within two seconds. */
  @Nullable DistributionDecision lastDecision() {
    try {
      return decisions.poll(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private void decided(DecisionEvent event) {
    if (!decisions.offer(event.decision())) {
      decisions.clear();
    }
  }

  private Running running() {
    if (running == null) {
      throw new IllegalStateException(site.id() + " does not run");
    }
    return running;
  }
}
