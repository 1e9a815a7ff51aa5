package io.distrib.server.daemon.operator;

import com.google.common.net.InetAddresses;
import io.distrib.model.AddressStatus;
import io.distrib.model.SiteHealth;
import io.distrib.model.SiteReport;
import io.distrib.model.SiteStatus;
import io.distrib.naming.NamingService;
import io.distrib.server.protocol.SiteOverride;
import io.distrib.server.protocol.StatusReport;
import io.distrib.server.protocol.StatusReport.AddressLine;
import io.distrib.server.protocol.StatusReport.PoolStatus;
import io.distrib.server.protocol.StatusReport.SiteLine;
import io.distrib.server.protocol.StatusReport.Told;
import io.distrib.topology.Site;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what a nameserver knows. */
final class StatusView {
  private static final double NANOS_PER_SECOND = 1e9;

  private StatusView() {}

  static StatusReport of(List<? extends OperatedPool> pools, Overrides overrides) {
    Duration uptime = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    return new StatusReport(
        1, seconds(uptime), pools.stream().map(pool -> pool(pool, overrides)).toList());
  }

  private static PoolStatus pool(OperatedPool pool, Overrides overrides) {
    NamingService naming = pool.naming();
    List<SiteLine> sites =
        naming.topology().sites().stream().map(site -> site(pool, site, overrides)).toList();
    return new PoolStatus(
        pool.name().text(),
        (int) sites.stream().filter(SiteLine::operational).count(),
        sites.stream().allMatch(site -> site.health().equals("down")),
        naming.topology().pool().whenNone().text(),
        pool.isWatched(),
        sites);
  }

  private static SiteLine site(OperatedPool pool, Site site, Overrides overrides) {
    SiteStatus status = pool.naming().status(site.id());
    SiteHealth health = pool.naming().health(site.id());
    return new SiteLine(
        site.id(),
        site.name().text(),
        status.isOperational(),
        status.draining(),
        word(health),
        health.isDoubted(),
        seconds(health.heldDown()),
        seconds(health.sinceChange()),
        health.evidence(),
        health.evidence().isEmpty() ? null : seconds(health.sinceProbe()),
        status.load().isKnown() ? status.load().load() : null,
        pool.report(site).map(StatusView::told).orElse(null),
        overrides.of(pool.name(), site.id()),
        status.impaired(),
        pool.naming().addresses(site.id()).stream()
            .map(each -> address(each, overrides.of(pool.name(), site.id(), each.address())))
            .toList(),
        site.cold());
  }

  private static AddressLine address(AddressStatus status, List<SiteOverride> overrides) {
    SiteHealth health = status.health();
    return new AddressLine(
        InetAddresses.toAddrString(status.address()),
        status.isOperational(),
        word(health),
        health.isDoubted(),
        seconds(health.heldDown()),
        seconds(health.sinceChange()),
        health.evidence(),
        health.evidence().isEmpty() ? null : seconds(health.sinceProbe()),
        overrides);
  }

  private static String word(SiteHealth health) {
    return health.isProven() ? (health.isUp() ? "up" : "down") : "unknown";
  }

  private static Told told(SiteReport report) {
    @Nullable Long sessions =
        report.sessions().isPresent() ? (Long) report.sessions().getAsLong() : null;
    return new Told(report.busy(), report.draining(), sessions, seconds(report.uptime()));
  }

  private static double seconds(Duration duration) {
    return Math.round(duration.toNanos() / NANOS_PER_SECOND * 1_000) / 1_000.0;
  }
}
