package io.distrib.server.daemon.operator;

import io.distrib.server.cli.WrappedText;
import io.distrib.server.protocol.SiteOverride;
import io.distrib.server.protocol.StatusReport;
import io.distrib.server.protocol.StatusReport.AddressLine;
import io.distrib.server.protocol.StatusReport.PoolStatus;
import io.distrib.server.protocol.StatusReport.SiteLine;
import io.distrib.server.protocol.StatusReport.Told;
import io.distrib.text.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The status as a table for people. */
final class StatusTable {
  private static final List<String> HEAD =
      List.of("SITE", "STATE", "HEALTH", "LOAD", "SESSIONS", "PROBED", "LAST PROBE");
  private static final double MAX_SHOWN_LOAD = 9.99;
  private static final int SECONDS_PER_MINUTE = 60;

  /** How much of the last column has to fit, for it to be shown. */
  private static final int MIN_LAST = 10;

  private static final int GAP = 2;
  private static final String ELLIPSIS = "...";

  private final int columns;
  private final List<String> lines = new ArrayList<>();

  /** The table of {@code status}, as wide as it comes. */
  StatusTable(StatusReport status) {
    this(status, Integer.MAX_VALUE);
  }

  /**
   * The table of {@code status}.
   *
   * @param columns how wide it may be: what does not fit of the columns on the right is left out,
   *     each wholly; what stands outside the columns is wrapped between words
   */
  StatusTable(StatusReport status, int columns) {
    this.columns = columns;
    status.pools().forEach(this::add);
  }

  List<String> lines() {
    return lines.stream().map(line -> new PrintableText(line).text()).toList();
  }

  private void add(PoolStatus pool) {
    addText(
        pool.name()
            + ": "
            + pool.operational()
            + " of "
            + pool.sites().size()
            + " sites operational");
    pool.notice().ifPresent(notice -> addText("WARNING: " + notice));
    if (!pool.watched()) {
      addText("WARNING: no site is probed, so none is ever found down: health names no type");
    }
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    for (SiteLine site : pool.sites()) {
      rows.add(row(site));
      shown(site).forEach(address -> rows.add(row(site, address)));
    }
    lines.addAll(aligned(rows));
    for (SiteLine site : pool.sites()) {
      addOverrides(site.id(), site.overrides());
      site.addresses().forEach(each -> addOverrides(label(site, each), each.overrides()));
    }
  }

  private void addOverrides(String label, List<SiteOverride> overrides) {
    overrides.forEach(each -> addText(label + ": since " + each.since() + " " + each));
  }

  /** Of one that has no other the line of the site says it all. */
  private static List<AddressLine> shown(SiteLine site) {
    return site.addresses().size() > 1 ? site.addresses() : List.of();
  }

  /** As commands name it. */
  private static String label(SiteLine site, AddressLine address) {
    return site.id() + "/" + address.address();
  }

  private static List<String> row(SiteLine site, AddressLine address) {
    return List.of(
        label(site, address),
        (address.operational() ? "up" : "down") + (address.overrides().isEmpty() ? "" : " *"),
        health(address.health(), address.since(), address.doubted(), address.heldDown()),
        "-",
        "-",
        address.probed() == null ? "-" : age(address.probed()) + " ago",
        address.evidence().isEmpty() ? "-" : address.evidence());
  }

  /** Adds {@code text}, on as many lines as it takes. */
  private void addText(String text) {
    lines.addAll(WrappedText.lines(text, columns));
  }

  private static List<String> row(SiteLine site) {
    Told told = site.report();
    return List.of(
        site.id(),
        state(site),
        health(site.health(), site.since(), site.doubted(), site.heldDown()),
        site.load() == null ? "-" : load(site.load()),
        told == null || told.sessions() == null ? "-" : told.sessions().toString(),
        site.probed() == null ? "-" : age(site.probed()) + " ago",
        site.evidence().isEmpty() ? "-" : site.evidence());
  }

  private static String load(double load) {
    return load > MAX_SHOWN_LOAD ? ">999%" : String.format(Locale.ROOT, "%.0f%%", load * 100);
  }

  private static String state(SiteLine site) {
    @Nullable Told told = site.report();
    return (site.operational() ? "up" : "down")
        + (site.draining() ? ", draining" : "")
        + (told != null && told.busy() ? ", busy" : "")
        + (site.impaired() ? ", impaired" : "")
        + (site.cold() ? ", cold" : "")
        + (site.overrides().isEmpty() ? "" : " *");
  }

  private static String health(String health, double since, boolean isDoubted, double heldDown) {
    return health
        + " "
        + age(since)
        + (isDoubted ? ", doubted" : "")
        + (heldDown > 0 ? ", held down " + age(heldDown) : "");
  }

  /** In the largest unit that gives a whole number of at least one. */
  private static String age(double seconds) {
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1fs", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 2 * SECONDS_PER_MINUTE) {
      return whole + "s";
    }
    long minutes = whole / SECONDS_PER_MINUTE;
    return minutes < 120
        ? minutes + "m"
        : minutes < 48 * 60 ? minutes / 60 + "h" : minutes / 1440 + "d";
  }

  private List<String> aligned(List<List<String>> rows) {
    int[] widths =
        IntStream.range(0, HEAD.size())
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    int shown = fitting(widths);
    return rows.stream().map(row -> cut(aligned(row.subList(0, shown), widths))).toList();
  }

  /** How many columns fit; of the last one, which is free text, a part will do. */
  private int fitting(int[] widths) {
    int last = widths.length - 1;
    int end = 0;
    for (int i = 0; i <= last; i++) {
      end += i == last ? Math.min(MIN_LAST, widths[i]) : widths[i];
      if (end > columns && i > 0) {
        return i;
      }
      end += GAP;
    }
    return widths.length;
  }

  private static String aligned(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      line.append(cell).append(" ".repeat(Math.max(0, widths[i] - cell.length()) + GAP));
    }
    return line.toString().stripTrailing();
  }

  private String cut(String line) {
    return line.length() <= columns
        ? line
        : line.substring(0, Math.max(0, columns - ELLIPSIS.length())) + ELLIPSIS;
  }
}
