package io.distrib.naming;

import io.distrib.model.SiteStatus;
import io.distrib.spi.StatusListener;
import io.distrib.text.PrintableText;
import io.distrib.topology.Topology;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Records the probes, reports and overrides of all sites, one change at a time, so that plans are
 * made and listeners are called in order. <em>Thread-safe.</em>
 */
final class SiteStatusRegistry {
  private static final Logger LOG = System.getLogger(NamingService.class.getName());

  private static final int MAX_EVIDENCE = 400;

  private final Topology topology;
  private final LiveSites sites;
  private final HealthThresholds thresholds;
  private final List<StatusListener> listeners;
  private final Runnable replan;
  private final AddressLog addressLog;

  /**
   * A registry of {@code sites}.
   *
   * @param replan plans all names again, from what the sites are then
   */
  SiteStatusRegistry(NamingServiceSettings settings, LiveSites sites, Runnable replan) {
    this.topology = settings.topology;
    this.sites = sites;
    this.thresholds = settings.thresholds;
    this.listeners = List.copyOf(settings.listeners);
    this.replan = replan;
    this.addressLog = new AddressLog(topology, LOG);
  }

  synchronized void recordProbe(
      String id, Predicate<InetAddress> which, boolean success, String evidence, long nowNanos) {
    LiveSite site = sites.get(id);
    String seen = printable(evidence);
    SiteState old = site.state();
    SiteState next = old.with(which, each -> each.probed(success, seen, thresholds, nowNanos));
    boolean falls = old.isUp() && !next.isUp();
    String why = falls ? next.evidence() + StateText.held(next.heldNanos(nowNanos)) : seen;
    become(site, next, why, nowNanos);
  }

  synchronized void change(
      String id, UnaryOperator<SiteState> change, String evidence, long nowNanos) {
    LiveSite site = sites.get(id);
    become(site, change.apply(site.state()), printable(evidence), nowNanos);
  }

  /** A site when no change is under way: names are planned by what it is. */
  synchronized LiveSite settled(String id) {
    return sites.get(id);
  }

  private void become(LiveSite site, SiteState state, String evidence, long nowNanos) {
    SiteState old = site.state();
    SiteState next = state.answering(sites.choice());
    SiteStatus from = site.status();
    site.become(next, nowNanos);
    SiteStatus to = next.status(from.load());
    boolean isSame = to.equals(from);
    if (!isSame || !next.answered().equals(old.answered())) {
      if (to.takesSessions()) {
        sites.welcome(nowNanos);
      }
      replan.run();
    }
    if (next.addresses().size() > 1) {
      addressLog.tell(site.site(), old, next, evidence, nowNanos);
    }
    if (!isSame) {
      announce(site, from, to, evidence);
    }
  }

  private void announce(LiveSite site, SiteStatus from, SiteStatus to, String evidence) {
    LOG.log(
        Level.INFO,
        () ->
            "site "
                + topology.label(site.site())
                + ": "
                + StateText.of(from)
                + " -> "
                + StateText.of(to)
                + " ("
                + evidence
                + ")");
    listeners.forEach(listener -> tell(listener, site, from, to, evidence));
  }

  private static void tell(
      StatusListener listener, LiveSite site, SiteStatus from, SiteStatus to, String evidence) {
    try {
      listener.changed(site.site(), from, to, evidence);
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      LOG.log(Level.WARNING, () -> "a status listener failed: " + e);
    }
  }

  /** Sites have a hand in it. */
  private static String printable(String evidence) {
    return PrintableText.of(evidence, MAX_EVIDENCE).text();
  }
}
