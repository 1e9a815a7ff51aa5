package io.distrib.server.daemon;

import io.distrib.health.HealthMonitor;
import io.distrib.model.SiteStatus;
import io.distrib.naming.NamingService;
import io.distrib.spi.StatusListener;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Says so loudly when no site is operational any more, and when one is again: the monitor is then
 * more likely wrong than the whole pool dead (D5). <em>Thread-safe.</em>
 */
final class AllDownAlarm implements StatusListener {
  private static final Logger LOG = System.getLogger(AllDownAlarm.class.getName());

  private final Topology topology;
  private final Map<Site, String> lost = new LinkedHashMap<>();

  AllDownAlarm(Topology topology) {
    this.topology = topology;
  }

  /** Learns what {@code naming} begins with, without a word. */
  synchronized void learn(NamingService naming) {
    topology.sites().stream()
        .filter(site -> !naming.status(site.id()).isOperational())
        .forEach(site -> lost.put(site, naming.health(site.id()).evidence()));
  }

  @Override
  public synchronized void changed(Site site, SiteStatus from, SiteStatus to, String evidence) {
    boolean wasAlarmed = isAlarmed();
    if (to.isOperational()) {
      lost.remove(site);
    } else {
      lost.put(site, evidence);
    }
    if (isAlarmed() && !wasAlarmed) {
      LOG.log(Level.WARNING, "pool " + topology.pool().name() + ": " + reason());
    } else if (wasAlarmed && !isAlarmed()) {
      LOG.log(Level.INFO, "pool " + topology.pool().name() + ": sites are operational again");
    }
  }

  /** Whether no site is left. */
  synchronized boolean isAlarmed() {
    return lost.size() == topology.sites().size();
  }

  /** What the alarm says, and asks: a clock that is wrong turns good certificates down. */
  synchronized String reason() {
    String text =
        "no site is operational, or this monitor cannot see them; names are answered by when-none: "
            + topology.pool().whenNone().text();
    long outdated = lost.values().stream().filter(HealthMonitor::isAboutCertificateDates).count();
    return outdated == 0
        ? text
        : text
            + "; by the clock of this machine certificates of "
            + outdated
            + " of its sites are not valid: is it right that it is "
            + Instant.now().truncatedTo(ChronoUnit.SECONDS)
            + "?";
  }
}
