package io.distrib.it.adapter;

import static io.distrib.it.adapter.KitScenario.NOW;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
 * @param status what every site answers
 * @param outcome the Location of a redirect; what the application sees, for a 200; else empty
 * @param own the status that a site of some kind gives because it answers itself or shows us
 *     another request; no entry if we see what was sent
 */
record KitRow(
    KitScenario scenario,
    String line,
    String fields,
    int status,
    String outcome,
    Map<KitKind, String> own) {
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
        own(List.of(cells).subList(5, cells.length)));
  }

  /** The request, octet for octet. */
  String request() {
    return line + "\r\n" + (fields.isEmpty() ? "" : fields + "\r\n") + "\r\n";
  }

  /** The status that a site of this kind gives of its own accord; null if it is as the row says. */
  @Nullable String ownStatus(KitKind kind) {
    return own.get(kind.deviatesAs());
  }

  /** Whether the application answers; a page of ours that refreshes itself is a 200 as well. */
  boolean isServed() {
    return status == 200 && !outcome.isEmpty();
  }

  /** Whether no body is announced that is not there. */
  boolean isWhole() {
    return !fields.matches("(?s).*Content-Length: [1-9].*");
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

  /** Cells at the end may be left out. */
  private static Map<KitKind, String> own(List<String> cells) {
    Map<KitKind, String> own = new EnumMap<>(KitKind.class);
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).isBlank()) {
        own.put(KitKind.DEVIATING.get(i), cells.get(i).strip());
      }
    }
    return Collections.unmodifiableMap(own);
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
