package io.distrib.topology;

import io.distrib.text.PrintableText;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a configuration. <em>Immutable.</em>
 *
 * @param path where, such as {@code groups.europe.sites[1]}
 * @param value what stands there; null if nothing does
 * @param expected what should
 */
public record Fault(String path, @Nullable String value, String expected) {
  private static final int MAX_SHOWN = 120;
  private static final int MAX_EXPECTED = 1_000;
  private static final int MAX_LISTED = 100;

  /**
   * Faults for people: one on each line, and how many more there are where there are too many to
   * read.
   *
   * @param faults anything whose text is a fault
   */
  public static String lines(List<?> faults) {
    return String.join("\n", listed(faults));
  }

  /** As {@link #lines}, as a list. */
  public static List<String> listed(List<?> faults) {
    List<String> lines =
        faults.stream().limit(MAX_LISTED).map(Object::toString).collect(Collectors.toList());
    int more = faults.size() - lines.size();
    if (more > 0) {
      lines.add("and " + more + " more");
    }
    return lines;
  }

  /**
   * {@code path: "value" (expected ...)}, with what is long cut, and what is not printable escaped.
   */
  @Override
  public String toString() {
    return PrintableText.of(path, MAX_EXPECTED)
        + ": "
        + (value == null ? "missing" : "\"" + PrintableText.of(value, MAX_SHOWN) + "\"")
        + " (expected "
        + PrintableText.of(expected, MAX_EXPECTED)
        + ")";
  }
}
