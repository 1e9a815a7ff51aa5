package io.distrib.redirect;

import io.distrib.model.LoadSample;
import io.distrib.model.SiteReport;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Writes a report as JSON (RFC 8259), version 1, in US-ASCII: {@code uptime} in whole seconds,
 * {@code time} in milliseconds since 1970, {@code load} to four places, null for what is not known.
 */
final class ReportText {
  private static final int VERSION = 1;
  private static final int PLACES = 4;

  /** JSON knows no infinity; what is fuller than this is written as this. */
  private static final double MAX_LOAD = 1_000_000;

  private ReportText() {}

  /** One object on one line; nothing in it needs an escape, for an id has only {@code a-z0-9-}. */
  static String of(SiteReport report) {
    StringBuilder out = new StringBuilder(160).append('{');
    member(out, "distrib", VERSION);
    member(out, "site", '"' + report.site() + '"');
    member(out, "load", load(report.load()));
    member(out, "busy", report.busy());
    member(out, "draining", report.draining());
    member(out, "sessions", report.sessions().isPresent() ? report.sessions().getAsLong() : "null");
    member(out, "uptime", report.uptime().toSeconds());
    member(out, "time", report.time().toEpochMilli());
    return out.append("}\n").toString();
  }

  private static void member(StringBuilder out, String name, Object value) {
    out.append(out.length() == 1 ? "\"" : ",\"").append(name).append("\":").append(value);
  }

  private static String load(LoadSample sample) {
    return sample.isKnown()
        ? BigDecimal.valueOf(Math.min(sample.load(), MAX_LOAD))
            .setScale(PLACES, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        : "null";
  }
}
