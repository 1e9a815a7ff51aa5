package io.distrib.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the markers out of the parameters that a container parsed, and nothing else: a parameter of
 * the same name in another spelling, or in the body, is the application's (rules, section 4).
 * <em>Immutable.</em>
 *
 * @param markers the values that the markers were parsed to, by their parameter's name
 */
record UnmarkedParameters(Map<String, List<String>> markers) {
  /** What {@code markedQuery} has and {@code query} has not. */
  static UnmarkedParameters of(@Nullable String markedQuery, @Nullable String query) {
    Map<String, List<String>> markers = new LinkedHashMap<>();
    List<String> kept = segments(query);
    int next = 0;
    for (String segment : segments(markedQuery)) {
      if (next < kept.size() && segment.equals(kept.get(next))) {
        next++;
      } else {
        int equals = segment.indexOf('=');
        markers
            .computeIfAbsent(segment.substring(0, equals), name -> new ArrayList<>())
            .add(decode(segment.substring(equals + 1)));
      }
    }
    return new UnmarkedParameters(markers);
  }

  /** The values of the parameter {@code name}; null if none is left. */
  String @Nullable [] withoutMarkers(String name, String @Nullable [] values) {
    List<String> removed = markers.get(name);
    if (removed == null || values == null) {
      return values;
    }
    List<String> left = new ArrayList<>(Arrays.asList(values));
    removed.forEach(left::remove);
    return left.isEmpty() ? null : left.toArray(String[]::new);
  }

  Map<String, String[]> withoutMarkers(Map<String, String[]> parameters) {
    if (markers.isEmpty()) {
      return parameters;
    }
    Map<String, String[]> left = new LinkedHashMap<>();
    parameters.forEach(
        (name, values) -> {
          String[] kept = withoutMarkers(name, values);
          if (kept != null) {
            left.put(name, kept);
          }
        });
    return Collections.unmodifiableMap(left);
  }

  private static List<String> segments(@Nullable String query) {
    return query == null ? List.of() : List.of(query.split("&", -1));
  }

  /** As a container decodes it; as it is if that cannot be done. */
  private static String decode(String value) {
    try {
      return URLDecoder.decode(value, UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }
}
