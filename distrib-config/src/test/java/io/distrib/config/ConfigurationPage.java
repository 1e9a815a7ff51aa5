package io.distrib.config;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The rows of {@code docs/configuration.md}, and the keys that they have to describe. */
final class ConfigurationPage {
  private static final Pattern WORD = Pattern.compile("[^\\s,;|`()\\[\\]]+(?<![.:])");
  private static final Pattern KEY = Pattern.compile("`([A-Za-z.-]+)`");

  private ConfigurationPage() {}

  /** A row: the words of its second and third column. */
  record Row(List<String> meaning, List<String> otherwise) {}

  /** The rows of {@code page} by the keys in their first column. */
  static Map<String, List<Row>> rows(String page) {
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    page.lines()
        .dropWhile(line -> !line.startsWith("| key "))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> Splitter.on(" | ").splitToList(line))
        .forEach(
            cells ->
                KEY.matcher(cells.get(0))
                    .results()
                    .map(key -> key.group(1))
                    .forEach(
                        key ->
                            rows.computeIfAbsent(key, k -> new ArrayList<>())
                                .add(new Row(words(cells.get(1)), words(cells.get(2))))));
    return rows;
  }

  /** Every key that has a row, by its path; sections of a site's probe and of a key have none. */
  static Map<String, Key<?>> keys() {
    Map<String, Key<?>> keys = new LinkedHashMap<>();
    collect("", FileKeys.PART, keys);
    return keys;
  }

  private static void collect(String path, Part part, Map<String, Key<?>> keys) {
    for (Key<?> key : part.keys()) {
      boolean isNamed = key.equals(FileKeys.SITES) || key.equals(FileKeys.GROUPS);
      String place = path + key.name();
      key.type()
          .part()
          .filter(below -> below != SiteProbeKeys.PART && below != SigningKeys.PART)
          .ifPresentOrElse(
              below -> collect(place + (isNamed ? ".ID." : "."), below, keys),
              () -> keys.put(place, key));
    }
  }

  private static List<String> words(String cell) {
    return WORD.matcher(cell).results().map(MatchResult::group).toList();
  }
}
