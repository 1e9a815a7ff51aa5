package io.distrib.it.browser.shop;

import io.distrib.config.PoolConfiguration;
import io.distrib.load.LoadProbes;
import io.distrib.redirect.Distributor;
import io.distrib.topology.Site;
import java.net.InetSocketAddress;
import java.util.function.IntSupplier;

/**
 * Which site this is, and where it listens.
 *
 * @param port the one that the addresses of all sites have
 * @param capacity how many sessions make it full
 */
record SiteSettings(PoolConfiguration configuration, Site site, int port, int capacity) {
  InetSocketAddress address() {
    return new InetSocketAddress(site.addresses().get(0), port);
  }

  Distributor distributor(IntSupplier sessions) {
    return configuration
        .distributor(site.id())
        .sessions(sessions::getAsInt)
        .loadProbe(LoadProbes.activeSessions(sessions, capacity))
        .hysteresis(1, 0.9)
        .build();
  }
}
