package io.distrib.it.adapter;

import static io.distrib.it.adapter.KitScenario.NOW;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request, and what comes of it.
 *
 * @param line its request line
 * @param fields its header fields, one per line; {@code Host} among them where there is one
 * @param status what both adapters answer
 * @param outcome the Location of a redirect; what the application sees, for a 200; else empty
 * @param jetty the status that Jetty gives before any filter is asked; empty if it asks
 */
record KitRow(
    KitScenario scenario, String line, String fields, int status, String outcome, String jetty) {
  private static final Pattern OCTET = Pattern.compile("<([0-9A-F]{2})>");
  private static final Pattern REPEATED = Pattern.compile("\\{(.+?)\\*(\\d+)}");
  private static final Pattern DATE = Pattern.compile("@([+-]\\d+)?@");

  /**
   * Reads a row: cells between bars, fields between double semicolons. {@code @-61@} is a date 61 s
   * ago, {@code <0D>} an octet, {@code {x*9}} nine times x; in an outcome, {@code B} is this site's
   * root and {@code P} the pool's.
   */
  static KitRow parse(String text) {
    String[] cells = text.split(" *\\| *", -1);
    return new KitRow(
        KitScenario.valueOf(cells[0].strip()),
        expand(cells[1]),
        expand(cells[2]).replace(" ;; ", "\r\n"),
        Integer.parseInt(cells[3]),
        expand(cells[4])
            .replaceFirst("^B/", "http://boston.app.example.test/")
            .replaceFirst("^P/", "http://app.example.test/"),
        cells[5].strip());
  }

  /** The request, octet for octet. */
  String request() {
    return line + "\r\n" + (fields.isEmpty() ? "" : fields + "\r\n") + "\r\n";
  }

  boolean isAskedByJetty() {
    return jetty.isEmpty();
  }

  /** Whether the application answers; a page of ours that refreshes itself is a 200 as well. */
  boolean isServed() {
    return status == 200 && !outcome.isEmpty();
  }

  boolean isHead() {
    return line.startsWith("HEAD ");
  }

  /** Its name in a report. */
  @Override
  public String toString() {
    String text = scenario + " " + line + " [" + fields.replace("\r\n", "; ") + "]";
    return text.replaceAll("[^ -~]", "?").substring(0, Math.min(text.length(), 120));
  }

  private static String expand(String text) {
    String dated = replace(DATE, text, match -> Long.toString(NOW + offset(match.group(1))));
    String repeated =
        replace(REPEATED, dated, match -> match.group(1).repeat(Integer.parseInt(match.group(2))));
    return replace(OCTET, repeated, match -> "" + (char) Integer.parseInt(match.group(1), 16));
  }

  private static long offset(@Nullable String text) {
    return text == null ? 0 : Long.parseLong(text);
  }

  private static String replace(Pattern pattern, String text, Function<MatchResult, String> by) {
    return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(by.apply(match)));
  }
}
