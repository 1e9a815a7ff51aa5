package io.distrib.health.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.distrib.config.PoolConfiguration;
import io.distrib.health.DocumentListener;
import io.distrib.model.LoadSample;
import io.distrib.model.SiteReport;
import io.distrib.naming.NamingService;
import io.distrib.spi.Clock;
import io.distrib.system.SystemClock;
import io.distrib.topology.Site;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Reads the status documents of sites, passes load and draining on to the naming service, keeps the
 * last report of each site for a while, and compares the clocks. The log says once what is wrong
 * with a document. <em>Thread-safe.</em>
 */
public final class ReportBook implements DocumentListener {
  private static final Logger LOG = System.getLogger(ReportBook.class.getName());
  private static final LoadSample FULL = new LoadSample(1);

  private final NamingService naming;
  private final Duration maxSkew;
  private final Duration lifetime;
  private final Clock clock;
  private final Predicate<Site> isRead;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();

  /** The last report of a site, when it came, and what was wrong with it. */
  private record Entry(Optional<SiteReport> report, long atNanos, String complaint) {}

  /** What is wrong with a report, and the details, which differ from report to report. */
  private record Complaint(String text, String detail) {
    static final Complaint NONE = new Complaint("", "");
  }

  /** An empty book of the sites that {@code isRead} accepts. */
  ReportBook(
      NamingService naming,
      Duration maxSkew,
      Duration lifetime,
      Clock clock,
      Predicate<Site> isRead) {
    this.naming = naming;
    this.maxSkew = maxSkew;
    this.lifetime = lifetime;
    this.clock = clock;
    this.isRead = isRead;
  }

  /**
   * An empty book of the sites of {@code pool} whose status document the health check asks for;
   * what others answer is ignored. A report is valid for {@link PoolConfiguration#reportLifetime},
   * and a site's clock may differ from this machine's by {@code marker.skew}.
   *
   * @param naming receives the load of each site, and whether it drains
   */
  public static ReportBook of(PoolConfiguration pool, NamingService naming) {
    return new ReportBook(
        naming,
        pool.marker().skew(),
        pool.reportLifetime(),
        SystemClock.INSTANCE,
        site -> pool.asksForStatus(site.id()));
  }

  @Override
  public void received(Site site, String document) {
    if (isRead.test(site)) {
      read(site, document);
    }
  }

  private void read(Site site, String document) {
    StatusDocumentParser.Outcome outcome = StatusDocumentParser.parse(document.getBytes(UTF_8));
    Optional<SiteReport> own = outcome.report().filter(report -> report.site().equals(site.id()));
    Complaint complaint = own.map(this::complaintOfClock).orElseGet(() -> complaint(outcome));
    log(site, complaint);
    entries.put(site.id(), new Entry(own, clock.monotonicNanos(), complaint.text));
    own.ifPresentOrElse(this::pass, () -> naming.recordLoad(site.id(), LoadSample.UNKNOWN));
  }

  /** The last report of {@code site}; empty if there is none that is still valid. */
  public Optional<SiteReport> report(Site site) {
    return Optional.ofNullable(entries.get(site.id()))
        .filter(entry -> clock.monotonicNanos() - entry.atNanos <= lifetime.toNanos())
        .flatMap(Entry::report);
  }

  /** A site that is too busy for new sessions is full, whatever load it reports. */
  private void pass(SiteReport report) {
    LoadSample load = report.busy() ? report.load().or(FULL) : report.load();
    naming.recordLoad(report.site(), load);
    naming.recordDraining(report.site(), report.draining(), "the site says so");
  }

  private static Complaint complaint(StatusDocumentParser.Outcome outcome) {
    String text =
        outcome.report().isPresent()
            ? "its status document is that of another site"
            : "its status document cannot be read: " + outcome.problem();
    return new Complaint(text, "");
  }

  private Complaint complaintOfClock(SiteReport report) {
    Instant now = Instant.ofEpochMilli(clock.epochMillis());
    Duration offset = Duration.between(now, report.time());
    return offset.abs().compareTo(maxSkew) <= 0
        ? Complaint.NONE
        : new Complaint(
            "its clock and this machine's differ by more than marker.skew, "
                + maxSkew.toSeconds()
                + " s",
            ": " + report.time() + " there, " + now + " here");
  }

  private String label(Site site) {
    return "site " + naming.topology().label(site);
  }

  /** Logs each complaint once, however often it comes in a row. */
  private void log(Site site, Complaint complaint) {
    Entry before = entries.get(site.id());
    String last = before == null ? "" : before.complaint;
    if (complaint.text.equals(last)) {
      return;
    }
    if (complaint.equals(Complaint.NONE)) {
      LOG.log(Level.INFO, () -> label(site) + ": no longer: " + last);
    } else {
      LOG.log(Level.WARNING, () -> label(site) + ": " + complaint.text + complaint.detail);
    }
  }
}
