package io.distrib.server.operate;

import io.distrib.server.operate.StatusReport.PoolStatus;
import io.distrib.server.operate.StatusReport.SiteLine;
import io.distrib.server.operate.StatusReport.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The status as a table for people. */
final class StatusTable {
  private static final List<String> HEAD =
      List.of("SITE", "STATE", "HEALTH", "LOAD", "SESSIONS", "PROBED", "LAST PROBE");
  private static final int SECONDS_PER_MINUTE = 60;

  private final List<String> lines = new ArrayList<>();

  StatusTable(StatusReport status) {
    status.pools().forEach(this::add);
  }

  List<String> lines() {
    return lines;
  }

  private void add(PoolStatus pool) {
    lines.add(
        pool.name()
            + ": "
            + pool.operational()
            + " of "
            + pool.sites().size()
            + " sites operational");
    if (pool.distrusted()) {
      lines.add(
          "WARNING: every site looks down, so this nameserver does not trust its own eyes;"
              + " names are answered by when-none: "
              + pool.whenNone());
    }
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    pool.sites().forEach(site -> rows.add(row(site)));
    lines.addAll(aligned(rows));
    for (SiteLine site : pool.sites()) {
      site.overrides()
          .forEach(each -> lines.add(site.id() + ": since " + each.since() + " " + each));
    }
  }

  private static List<String> row(SiteLine site) {
    Told told = site.report();
    return List.of(
        site.id(),
        state(site),
        health(site),
        site.load() == null ? "-" : String.format(Locale.ROOT, "%.0f%%", site.load() * 100),
        told == null || told.sessions() == null ? "-" : told.sessions().toString(),
        site.probed() == null ? "-" : age(site.probed()) + " ago",
        site.evidence().isEmpty() ? "-" : site.evidence());
  }

  private static String state(SiteLine site) {
    @Nullable Told told = site.report();
    return (site.operational() ? "up" : "down")
        + (site.draining() ? ", draining" : "")
        + (told != null && told.busy() ? ", busy" : "")
        + (site.overrides().isEmpty() ? "" : " *");
  }

  private static String health(SiteLine site) {
    return site.health()
        + " "
        + age(site.since())
        + (site.doubted() ? ", doubted" : "")
        + (site.heldDown() > 0 ? ", held down " + age(site.heldDown()) : "");
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

  private static List<String> aligned(List<List<String>> rows) {
    int[] widths =
        IntStream.range(0, HEAD.size())
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> aligned(row, widths)).toList();
  }

  private static String aligned(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
