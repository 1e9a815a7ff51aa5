package io.distrib.adapter.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A request that the server under test does not give to the adapter as it came, or not at all: then
 * the adapter cannot answer as the row says. A test fails if the server does something else than
 * declared, and also if it does what the row says. <em>Immutable.</em>
 *
 * @param row the name of the row
 * @param status what comes instead: a status code; {@code 0} if the server ends the connection, or
 *     the stream, without a response; {@code 100 307} if an interim response comes before the final
 *     one
 * @param reason why this is the server's doing and not the adapter's; a test report shows it
 */
public record Deviation(String row, String status, String reason) {
  /** Checks that all three are given. */
  public Deviation {
    if (row.isBlank() || reason.isBlank() || !status.matches("0|\\d{3}( \\d{3})*")) {
      throw new IllegalArgumentException(
          "A deviation needs a row, a status such as 400, and a reason: "
              + row
              + ", "
              + status
              + ", "
              + reason);
    }
  }

  /** The same deviation in each of {@code rows}. */
  public static List<Deviation> of(String status, String reason, String... rows) {
    return Arrays.stream(rows).map(row -> new Deviation(row, status, reason)).toList();
  }

  /**
   * The deviations that the rows themselves name: those of the servers for which this project has
   * adapters.
   *
   * @param word the server's word in the rows, such as {@code jetty} for {@code jetty=400}
   * @throws IllegalArgumentException if no row has the word
   */
  public static List<Deviation> named(String word, String reason) {
    List<Deviation> found =
        KitRow.all().stream()
            .filter(row -> row.deviations().containsKey(word))
            .map(row -> new Deviation(row.name(), status(row, word), reason))
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException("No row has the word " + word);
    }
    return found;
  }

  private static String status(KitRow row, String word) {
    return Objects.requireNonNull(row.deviations().get(word));
  }
}
