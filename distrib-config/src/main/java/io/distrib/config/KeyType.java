package io.distrib.config;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What stands under a key. <em>Immutable.</em>
 *
 * @param reader reads it; adds a fault, and gives nothing, if something else stands there
 * @param writer the same as it is written: a text, a number, a flag or a list of them
 * @param schema what the JSON Schema for editors says of it
 * @param range the least and the greatest, where {@code schema} cannot say that; else empty
 * @param part the keys of the section, or of each of the sections, that stands there; empty if none
 */
record KeyType<T>(
    Function<Value, Optional<T>> reader,
    Function<T, Object> writer,
    Map<String, Object> schema,
    String range,
    Optional<Part> part) {
  /** What {@code reader} reads. */
  static <T> KeyType<T> of(
      Function<Value, Optional<T>> reader, Function<T, Object> writer, Map<String, Object> schema) {
    return new KeyType<>(reader, writer, schema, "", Optional.empty());
  }

  /** What needs more than its value to be read: the reader of its section does that itself. */
  static KeyType<Value> special(Map<String, Object> schema) {
    return of(Optional::of, Value::written, schema);
  }

  /** The same with a range. */
  KeyType<T> within(String leastAndGreatest) {
    return new KeyType<>(reader, writer, schema, leastAndGreatest, part);
  }

  /** The same with sections that have the keys of {@code keys}. */
  KeyType<T> holding(Part keys) {
    return new KeyType<>(reader, writer, schema, range, Optional.of(keys));
  }
}
