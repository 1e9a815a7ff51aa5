package io.distrib.server.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.distrib.model.LoadSample;
import io.distrib.model.SiteReport;
import io.distrib.naming.NamingService;
import io.distrib.spi.Clock;
import io.distrib.topology.Site;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads what sites tell of themselves, passes it on to the naming service, keeps the last of each
 * for a while, and compares the clocks. <em>Thread-safe.</em>
 */
public final class ReportBook implements DocumentListener {
  private static final Logger LOG = System.getLogger(ReportBook.class.getName());
  private static final LoadSample FULL = new LoadSample(1);

  private final NamingService naming;
  private final Duration mostSkew;
  private final Duration lifetime;
  private final Clock clock;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();

  /** The last report of a site, when it came, and what there was to complain of. */
  private record Entry(Optional<SiteReport> report, long atNanos, String complaint) {}

  /** A complaint, and what changes with each report. */
  private record Complaint(String text, String detail) {
    static final Complaint NONE = new Complaint("", "");
  }

  /**
   * A book with nothing in it.
   *
   * @param mostSkew how much a site's clock may differ from {@code clock}
   * @param lifetime how long a report is good
   */
  public ReportBook(NamingService naming, Duration mostSkew, Duration lifetime, Clock clock) {
    this.naming = naming;
    this.mostSkew = mostSkew;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  @Override
  public void received(Site site, String document) {
    SiteReports.Reading reading = SiteReports.read(document.getBytes(UTF_8));
    Optional<SiteReport> own = reading.report().filter(report -> report.site().equals(site.id()));
    Complaint complaint = own.map(this::complaintOfClock).orElseGet(() -> complaint(reading));
    complain(site, complaint);
    entries.put(site.id(), new Entry(own, clock.monotonicNanos(), complaint.text));
    own.ifPresentOrElse(this::pass, () -> naming.recordLoad(site.id(), LoadSample.UNKNOWN));
  }

  /** What {@code site} last told of itself; empty if it told nothing of late. */
  public Optional<SiteReport> report(Site site) {
    return Optional.ofNullable(entries.get(site.id()))
        .filter(entry -> clock.monotonicNanos() - entry.atNanos <= lifetime.toNanos())
        .flatMap(Entry::report);
  }

  /** A site that is too busy for new sessions is full, at whatever load it says so. */
  private void pass(SiteReport report) {
    LoadSample load = report.busy() ? report.load().or(FULL) : report.load();
    naming.recordLoad(report.site(), load);
    naming.recordDraining(report.site(), report.draining(), "the site says so");
  }

  private static Complaint complaint(SiteReports.Reading reading) {
    String text =
        reading.report().isPresent()
            ? "its status document is that of another site"
            : "its status document cannot be read: " + reading.problem();
    return new Complaint(text, "");
  }

  private Complaint complaintOfClock(SiteReport report) {
    Instant now = Instant.ofEpochMilli(clock.epochMillis());
    Duration offset = Duration.between(now, report.time());
    return offset.abs().compareTo(mostSkew) <= 0
        ? Complaint.NONE
        : new Complaint(
            "its clock and this machine's differ by more than marker.skew, "
                + mostSkew.toSeconds()
                + " s",
            ": " + report.time() + " there, " + now + " here");
  }

  private String label(Site site) {
    return "site " + naming.topology().label(site);
  }

  /** Once for each complaint, however often it comes in a row. */
  private void complain(Site site, Complaint complaint) {
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
