package io.distrib.naming;

import io.distrib.model.SiteStatus;
import io.distrib.spi.StatusListener;
import io.distrib.text.PrintableText;
import io.distrib.topology.Topology;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
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
  }

  synchronized void recordProbe(String id, boolean success, String evidence, long nowNanos) {
    LiveSite site = sites.get(id);
    String seen = printable(evidence);
    site.see(seen, nowNanos);
    SiteState old = site.state();
    SiteState next = old.withHealth(old.health().after(success, thresholds, nowNanos));
    if (!next.equals(old)) {
      become(site, next, seen + held(old, next, nowNanos), nowNanos);
    }
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

  private void become(LiveSite site, SiteState next, String evidence, long nowNanos) {
    SiteStatus from = site.status();
    site.become(next, nowNanos);
    SiteStatus to = next.status(from.load());
    if (to.isOperational() != from.isOperational()
        || to.up() != from.up()
        || to.draining() != from.draining()) {
      if (to.takesSessions()) {
        sites.welcome(nowNanos);
      }
      replan.run();
    }
    if (!to.equals(from)) {
      announce(site, from, to, evidence);
    }
  }

  private static String held(SiteState old, SiteState next, long nowNanos) {
    boolean falls = old.health().isUp() && !next.health().isUp();
    long held = falls ? next.health().damping().holdsNanos(nowNanos) : 0;
    return held == 0
        ? ""
        : "; it goes up and down too often, and is kept down for "
            + Duration.ofNanos(held).toSeconds()
            + " s at least";
  }

  private void announce(LiveSite site, SiteStatus from, SiteStatus to, String evidence) {
    LOG.log(
        Level.INFO,
        () ->
            "site "
                + topology.label(site.site())
                + ": "
                + text(from)
                + " -> "
                + text(to)
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

  private static String text(SiteStatus status) {
    String health = status.up() ? "up" : "down";
    String admin =
        switch (status.admin()) {
          case AUTO -> "";
          case UP -> ", held up";
          case DOWN -> ", taken down";
        };
    return health + admin + (status.draining() ? ", draining" : "");
  }
}
