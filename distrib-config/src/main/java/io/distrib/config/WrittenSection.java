package io.distrib.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A section as the file would say it, in the order in which it is put. */
final class WrittenSection {
  private final Map<String, Object> map = new LinkedHashMap<>();

  <T> WrittenSection put(Key<T> key, T value) {
    return putAs(key, key.type().writer().apply(value));
  }

  <T> WrittenSection put(Key<T> key, Optional<T> value) {
    value.ifPresent(present -> put(key, present));
    return this;
  }

  WrittenSection put(Key<Integer> key, OptionalInt value) {
    value.ifPresent(present -> put(key, present));
    return this;
  }

  /** Puts what its reader reads itself, or what is not to be shown. */
  WrittenSection putAs(Key<?> key, Object written) {
    map.put(key.name(), written);
    return this;
  }

  Map<String, Object> map() {
    return map;
  }
}
