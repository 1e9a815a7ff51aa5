package io.distrib.naming;

import com.google.common.net.InetAddresses;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Logs how the addresses of a site change (D13). Of a site with one address the line of the site
 * says it all. <em>Thread-safe.</em>
 */
final class AddressLog {
  private final Topology topology;
  private final Logger logger;

  /** One that writes to {@code logger}. */
  AddressLog(Topology topology, Logger logger) {
    this.topology = topology;
    this.logger = logger;
  }

  /** A line for each address that is up, or overridden, otherwise than before. */
  void tell(Site site, SiteState old, SiteState next, String evidence, long nowNanos) {
    for (int i = 0; i < next.addresses().size(); i++) {
      AddressState from = old.addresses().get(i);
      AddressState to = next.addresses().get(i);
      if (from.isUp() != to.isUp()) {
        String held = StateText.held(from.isUp() ? to.heldNanos(nowNanos) : 0);
        log(site, from, to, to.evidence() + held);
      } else if (from.admin() != to.admin()) {
        log(site, from, to, evidence);
      }
    }
  }

  private void log(Site site, AddressState from, AddressState to, String evidence) {
    logger.log(
        Level.INFO,
        () ->
            "site "
                + topology.label(site)
                + ": address "
                + InetAddresses.toAddrString(to.address())
                + ": "
                + StateText.of(from.isUp(), from.admin())
                + " -> "
                + StateText.of(to.isUp(), to.admin())
                + " ("
                + evidence
                + ")");
  }
}
