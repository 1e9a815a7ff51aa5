package io.distrib.adapter.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows. Each is a line: name, scenario, request line, header fields, status, outcome,
 * deviations, with bars between them; cells at the end may be left out. Double semicolons separate
 * header fields, spaces separate deviations such as {@code jetty=400}. {@code @@} is now,
 * {@code @-61@} 61 s ago, {@code <0D>} a byte, {@code {x*9}} nine times x; an outcome begins with
 * {@code B/} for this site's root or {@code P/} for the pool's. Empty lines, and lines that begin
 * with {@code #}, are skipped.
 */
final class RowReader {
  private static final Pattern BYTE = Pattern.compile("<([0-9A-F]{2})>");
  private static final Pattern REPEATED = Pattern.compile("\\{(.+?)\\*(\\d+)}");
  private static final Pattern DATE = Pattern.compile("@([+-]\\d+)?@");
  private static final Pattern CELL_END = Pattern.compile(" *\\| *");
  private static final Pattern DEVIATION = Pattern.compile("([a-z0-9-]+)=(\\d+)");
  private static final int MAX_CELLS = 7;

  private RowReader() {}

  /** The rows of these files, in their order. */
  static List<KitRow> resources(String... names) {
    return Arrays.stream(names)
        .flatMap(RowReader::lines)
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(RowReader::parse)
        .toList();
  }

  /** The row that {@code text} says. */
  static KitRow parse(String text) {
    List<String> cells = List.of(CELL_END.split(text.strip(), -1));
    if (cells.size() < 5 || cells.size() > MAX_CELLS) {
      throw new IllegalArgumentException("A row has five to seven cells: " + text);
    }
    return new KitRow(
        cells.get(0),
        KitScenario.valueOf(cells.get(1)),
        expand(cells.get(2)),
        expand(cells.get(3)).replace(" ;; ", "\r\n"),
        Integer.parseInt(cells.get(4)),
        cells.size() > 5 ? outcome(cells.get(5)) : "",
        cells.size() > 6 ? deviations(cells.get(6)) : Map.of());
  }

  private static Stream<String> lines(String name) {
    try (InputStream in = RowReader.class.getResourceAsStream(name + ".txt")) {
      byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
      return new String(bytes, UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String outcome(String cell) {
    return expand(cell)
        .replaceFirst("^B/", "http://boston.app.example.test/")
        .replaceFirst("^P/", "http://app.example.test/");
  }

  private static Map<String, String> deviations(String cell) {
    return Arrays.stream(cell.split(" ", -1))
        .map(RowReader::deviation)
        .collect(Collectors.toMap(word -> word.group(1), word -> word.group(2)));
  }

  private static MatchResult deviation(String text) {
    Matcher matcher = DEVIATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("A deviation is written such as jetty=400: " + text);
    }
    return matcher;
  }

  private static String expand(String text) {
    String dated =
        replace(DATE, text, match -> Long.toString(KitScenario.NOW + offset(match.group(1))));
    String repeated =
        replace(REPEATED, dated, match -> match.group(1).repeat(Integer.parseInt(match.group(2))));
    return replace(BYTE, repeated, match -> "" + (char) Integer.parseInt(match.group(1), 16));
  }

  private static long offset(@Nullable String text) {
    return text == null ? 0 : Long.parseLong(text);
  }

  private static String replace(Pattern pattern, String text, Function<MatchResult, String> by) {
    return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(by.apply(match)));
  }
}
