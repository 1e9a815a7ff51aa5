package io.distrib.config;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A part of the file, with the keys that it may have. The class that declares the keys adds them
 * while it is initialized; after that nothing changes.
 */
final class Part {
  private final String name;
  private final ImmutableMap<String, Object> constraints;
  private final List<Key<?>> keys = new ArrayList<>();

  /** A part that the schema calls {@code name}. */
  Part(String name) {
    this(name, ImmutableMap.of());
  }

  /** The same, with what the schema says of several of its keys. */
  Part(String name, Map<String, Object> constraints) {
    this.name = name;
    this.constraints = ImmutableMap.copyOf(constraints);
  }

  /** Adds {@code key}, and gives it back. */
  <T> Key<T> add(Key<T> key) {
    keys.add(key);
    return key;
  }

  String name() {
    return name;
  }

  /** What the schema says of several of its keys. */
  Map<String, Object> constraints() {
    return constraints;
  }

  /** Its keys, in order. */
  List<Key<?>> keys() {
    return List.copyOf(keys);
  }

  /** Whether one of its keys has that word. */
  boolean has(String word) {
    return keys.stream().anyMatch(key -> key.name().equals(word));
  }

  /** The words of its keys, in order. */
  List<String> words() {
    return keys.stream().<String>map(Key::name).toList();
  }

  /** What is expected in place of the part. */
  String expected() {
    return "a mapping with the keys " + String.join(", ", words());
  }

  /** What is expected in place of a key that is not known, with the nearest one that is. */
  String expectedKey(String unknown) {
    String known = "one of the keys " + String.join(", ", words());
    return NearestWord.to(unknown, words()).map(key -> "\"" + key + "\"; " + known).orElse(known);
  }
}
