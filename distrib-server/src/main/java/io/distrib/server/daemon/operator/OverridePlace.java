package io.distrib.server.daemon.operator;

import io.distrib.model.AdminDrain;
import io.distrib.model.AdminState;
import io.distrib.naming.NamingService;
import io.distrib.server.daemon.operator.ChosenSites.Choice;
import io.distrib.server.protocol.SiteOverride;
import io.distrib.topology.DnsName;
import io.distrib.topology.Topology;
import java.net.InetAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an override stands for. <em>Immutable.</em>
 *
 * @param pool the Pool Name
 * @param site the id of the site
 * @param address which of its addresses; null for the site itself
 */
record OverridePlace(DnsName pool, String site, @Nullable InetAddress address) {
  static OverridePlace of(Choice choice) {
    return new OverridePlace(choice.pool().name(), choice.site().id(), choice.address());
  }

  boolean isIn(Topology topology) {
    return topology
        .site(site)
        .filter(found -> address == null || found.addresses().contains(address))
        .isPresent();
  }

  /**
   * Has {@code naming} know what stands here, and that nothing else does; news alone are announced.
   *
   * @param standing by whether it is about health
   */
  void hold(NamingService naming, Map<Boolean, SiteOverride> standing, String evidence) {
    SiteOverride health = standing.get(true);
    AdminState admin = health == null ? AdminState.AUTO : health.kind().admin();
    if (address != null) {
      naming.setAdmin(site, address, admin, evidence);
      return;
    }
    SiteOverride sessions = standing.get(false);
    naming.setAdmin(site, admin, evidence);
    naming.setDrain(site, sessions == null ? AdminDrain.AUTO : sessions.kind().drain(), evidence);
  }
}
