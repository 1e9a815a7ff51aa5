package io.distrib.config;

import io.distrib.topology.Fault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

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
    Map<String, Value> values = value.entries(part.expected());
    values.forEach(
        (key, child) -> {
          if (!part.has(key)) {
            Mark at = value.findings().at(child.path());
            value.findings().add(at, new Fault(child.path(), key, part.expectedKey(key)));
          }
        });
    return new Section(value.findings(), value.path(), values);
  }

  /** Whether anything stands under {@code key}. */
  boolean has(Key<?> key) {
    return values.containsKey(key.name());
  }

  /** What stands under {@code key}. */
  Optional<Value> get(Key<?> key) {
    return Optional.ofNullable(values.get(key.name()));
  }

  /** What {@code key} says; empty if it is absent or faulty. */
  <T> Optional<T> read(Key<T> key) {
    return get(key).flatMap(key.type().reader());
  }

  /** What {@code key} says, or its default, which it must have. */
  <T> T readOrDefault(Key<T> key) {
    return read(key).or(key::otherwise).orElseThrow();
  }

  /** What {@code key} says, a number; empty if it is absent or faulty. */
  OptionalInt number(Key<Integer> key) {
    return read(key).stream().mapToInt(Integer::intValue).findFirst();
  }

  /** What {@code key} says; a fault if it is absent. */
  <T> Optional<T> require(Key<T> key) {
    return require(key, key.required().orElseThrow());
  }

  /** The same with another expectation. */
  <T> Optional<T> require(Key<T> key, String expected) {
    if (!has(key)) {
      findings.addUnusable(new Fault(place(key), null, expected));
    }
    return read(key);
  }

  /** The section under {@code key}; without any value if it is absent. */
  Section section(Key<?> key) {
    return get(key)
        .map(value -> of(value, part(key)))
        .orElseGet(() -> new Section(findings, place(key), Map.of()));
  }

  /** The sections under {@code key} by their own keys, in order. */
  Map<String, Section> sections(Key<?> key, String expected) {
    Map<String, Section> sections = new LinkedHashMap<>();
    get(key)
        .ifPresent(
            value ->
                value
                    .entries(expected)
                    .forEach((id, child) -> sections.put(id, of(child, part(key)))));
    return sections;
  }

  private static Part part(Key<?> key) {
    return key.type().part().orElseThrow();
  }

  private String place(Key<?> key) {
    return path.isEmpty() ? key.name() : path + "." + key.name();
  }
}
