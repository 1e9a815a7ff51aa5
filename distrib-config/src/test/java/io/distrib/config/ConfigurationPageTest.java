package io.distrib.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of {@code docs/configuration.md} says of every key what its descriptor says. */
class ConfigurationPageTest {
  private static final Map<String, List<ConfigurationPage.Row>> ROWS =
      ConfigurationPage.rows(Examples.read(Path.of("..", "docs", "configuration.md")));

  static Stream<String> paths() {
    return ConfigurationPage.keys().keySet().stream();
  }

  @Test
  void everyKeyHasOneRowAndNoOtherHasOne() {
    assertThat(ROWS.keySet()).containsExactlyInAnyOrderElementsOf(paths().toList());
    assertThat(ROWS.values()).allSatisfy(rows -> assertThat(rows).hasSize(1));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void theRowNamesTheWordsAndTheRange(String path) {
    assertThat(normal(row(path).meaning())).as(path).containsAll(limits(key(path)));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void theRowNamesTheDefault(String path) {
    assertThat(normal(row(path).otherwise())).as(path).containsAll(normal(otherwise(key(path))));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void theRowNamesTheKeysOfASectionWithoutRows(String path) {
    List<String> below = key(path).type().part().map(Part::words).orElse(List.of());

    assertThat(row(path).meaning()).as(path).containsAll(below);
  }

  private static Key<?> key(String path) {
    return Objects.requireNonNull(ConfigurationPage.keys().get(path), path);
  }

  private static ConfigurationPage.Row row(String path) {
    return Objects.requireNonNull(ROWS.get(path), path).get(0);
  }

  /** The words of a choice, or the greatest value. */
  private static List<String> limits(Key<?> key) {
    Map<String, Object> schema = key.type().schema();
    if (schema.get("enum") instanceof List<?> words) {
      return texts(words);
    }
    if (schema.containsKey("maximum")) {
      return List.of(String.valueOf(schema.get("maximum")));
    }
    String range = key.type().range();
    return range.isEmpty() ? List.of() : List.of(range.substring(range.lastIndexOf(' ') + 1));
  }

  private static <T> List<String> otherwise(Key<T> key) {
    return key.otherwise()
        .map(value -> key.type().writer().apply(value))
        .map(written -> written instanceof List<?> list ? texts(list) : texts(List.of(written)))
        .orElse(List.of());
  }

  private static List<String> texts(List<?> values) {
    return values.stream().<String>map(String::valueOf).toList();
  }

  /** The same with durations in one unit, and single addresses without a prefix. */
  private static List<String> normal(List<String> words) {
    return words.stream()
        .map(word -> DurationText.parse(word).map(DurationText::of).orElse(word))
        .map(word -> word.replace("::1/128", "::1"))
        .toList();
  }
}
