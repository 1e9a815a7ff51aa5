package io.distrib.adapter.testkit;

import java.util.List;
import java.util.Map;

/**
 * A request, and what has to come of it. <em>Immutable.</em>
 *
 * @param name its name, such as {@code path-with-space}; no other row has it
 * @param scenario how the site is set up
 * @param line the request line; a character for each byte
 * @param fields the lines of the header fields, with CRLF between them; empty for none
 * @param status the status code of the response
 * @param outcome the Location of a redirect; the target that the application sees if it is to serve
 *     the request; else empty
 * @param deviations by an adapter's word, the status that its server gives instead
 */
public record KitRow(
    String name,
    KitScenario scenario,
    String line,
    String fields,
    int status,
    String outcome,
    Map<String, String> deviations) {
  private static final List<KitRow> ALL = RowReader.resources("one-setting", "other-settings");

  /** Copies the map. */
  public KitRow {
    deviations = Map.copyOf(deviations);
  }

  /** Every row of the kit. */
  public static List<KitRow> all() {
    return ALL;
  }

  /**
   * The row {@code name}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static KitRow named(String name) {
    return ALL.stream()
        .filter(row -> row.name.equals(name))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("No row is named " + name));
  }

  /** Reads one row, written as those of the kit. */
  public static KitRow parse(String text) {
    return RowReader.parse(text);
  }

  /** What is sent; a character for each byte. */
  public String request() {
    return line + "\r\n" + (fields.isEmpty() ? "" : fields + "\r\n") + "\r\n";
  }

  /** Whether the application serves it; a page that refreshes itself is a 200 as well. */
  public boolean isServed() {
    return status == 200 && !outcome.isEmpty();
  }

  /** Whether all is sent that is announced: no row sends a body. */
  public boolean isWhole() {
    return !fields.matches("(?s).*Content-Length: [1-9].*");
  }

  /** Whether the response has no body because the method is HEAD. */
  public boolean isHead() {
    return line.startsWith("HEAD ");
  }

  /** Its name in a report. */
  @Override
  public String toString() {
    return name;
  }
}
