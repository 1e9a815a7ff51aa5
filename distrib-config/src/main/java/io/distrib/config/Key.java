package io.distrib.config;

import java.util.Optional;

/**
 * A key of the file: all that is known of it, in one place. The readers, {@link
 * ConfigurationPrinter} and the schema for editors take it from here; {@code docs/configuration.md}
 * is compared with it. <em>Immutable.</em>
 *
 * @param name the word in the file
 * @param type what stands there, and in which range
 * @param text what it means, in one line
 * @param otherwise what holds when the key is absent; empty: nothing, or what other keys say
 * @param required what is expected, if the key may not be absent
 */
record Key<T>(
    String name, KeyType<T> type, String text, Optional<T> otherwise, Optional<String> required) {
  /** A key that may be absent. */
  static <T> Key<T> of(String name, KeyType<T> type, String text) {
    return new Key<>(name, type, text, Optional.empty(), Optional.empty());
  }

  /** The same with a default. */
  Key<T> withDefault(T value) {
    return new Key<>(name, type, text, Optional.of(value), required);
  }

  /** The same, and a fault says {@code expected} if it is absent. */
  Key<T> withFaultIfAbsent(String expected) {
    return new Key<>(name, type, text, otherwise, Optional.of(expected));
  }
}
