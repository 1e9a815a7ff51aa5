package io.distrib.ask;

import com.google.common.base.Ascii;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Questions to test with. */
final class Asked {
  static final long NOW = 1_800_000_000L;
  static final String OWN = "boston.app.example.test";
  static final String POOL = "app.example.test";

  private Asked() {}

  /** The fields that {@code lines} say, each {@code Name: value}. */
  static Function<String, List<String>> fields(String... lines) {
    return name ->
        Stream.of(lines)
            .map(line -> line.split(": ", 2))
            .filter(field -> Ascii.equalsIgnoreCase(field[0], name))
            .map(field -> field[1])
            .toList();
  }

  /** A question about a request by {@code method} for {@code uri} under {@code host}. */
  static Question about(String method, String host, String uri, String... more) {
    String[] usual = {
      "X-Forwarded-Method: " + method,
      "X-Forwarded-Proto: http",
      "X-Forwarded-Host: " + host,
      "X-Forwarded-Uri: " + uri,
      "X-Forwarded-For: 192.0.2.7"
    };
    String[] all = Stream.concat(Stream.of(usual), Stream.of(more)).toArray(String[]::new);
    return Question.read("GET", "/", fields(all));
  }
}
