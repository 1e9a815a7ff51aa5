package io.distrib.config;

import io.distrib.topology.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping of the file whose keys are known. A key that is absent has no value; one that no one
 * knows is a fault. <em>Confined to one thread.</em>
 */
final class Section {
  private final Findings findings;
  private final String path;
  private final Map<String, Value> values;

  private Section(Findings findings, String path, Map<String, Value> values) {
    this.findings = findings;
    this.path = path;
    this.values = values;
  }

  /** The section that {@code value} is; without any value if it is none. */
  static Section of(Value value, Part part) {
    String expected = "a mapping with the keys " + String.join(", ", part.keys());
    Map<String, Value> values = value.entries(expected);
    values.forEach(
        (key, child) -> {
          if (!part.keys().contains(key)) {
            Mark at = value.findings().at(child.path());
            value.findings().add(at, new Fault(child.path(), key, part.expectedKey(key)));
          }
        });
    return new Section(value.findings(), value.path(), values);
  }

  /** Whether anything stands under {@code key}. */
  boolean has(String key) {
    return values.containsKey(key);
  }

  /** What stands under {@code key}. */
  Optional<Value> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** What stands under {@code key}; a fault if nothing does. */
  Optional<Value> require(String key, String expected) {
    if (!has(key)) {
      findings.addUnusable(new Fault(place(key), null, expected));
    }
    return get(key);
  }

  /** The items of the list under {@code key}; none if it is absent. */
  List<Value> items(String key, String expected) {
    return get(key).map(value -> value.items(expected)).orElse(List.of());
  }

  /** The section under {@code key}; without any value if it is absent. */
  Section section(String key, Part part) {
    return get(key)
        .map(value -> of(value, part))
        .orElseGet(() -> new Section(findings, place(key), Map.of()));
  }

  /** The sections under {@code key} by their own keys, in order. */
  Map<String, Section> sections(String key, Part part, String expected) {
    Map<String, Section> sections = new LinkedHashMap<>();
    get(key)
        .ifPresent(
            value ->
                value.entries(expected).forEach((id, child) -> sections.put(id, of(child, part))));
    return sections;
  }

  private String place(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
