package io.distrib.config;

import com.google.common.collect.ImmutableMap;

/** The keys of {@code geo}. */
final class GeoKeys {
  static final Part PART = new Part("geo");

  static final Key<Value> DATABASES =
      PART.add(
          Key.of(
              "databases",
              KeyType.special(KeyTypes.set(ImmutableMap.of("type", "string", "minLength", 1))),
              "Files in the MaxMind DB format, from the folder of this file; the first one that knows decides."));

  private GeoKeys() {}
}
