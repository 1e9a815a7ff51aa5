package io.distrib.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/** The keys of an item of {@code marker.keys}. */
final class SigningKeys {
  static final Part PART =
      new Part(
          "key",
          ImmutableMap.of(
              "oneOf",
              ImmutableList.of(KeyTypes.requiring("secret"), KeyTypes.requiring("secret-file"))));

  static final String ID_EXPECTED = "one letter or digit";

  static final Key<Value> ID =
      PART.add(
          Key.of(
                  "id",
                  KeyType.special(
                      ImmutableMap.of(
                          "oneOf",
                          ImmutableList.of(
                              KeyTypes.matching("^[A-Za-z0-9]$"),
                              ImmutableMap.of("type", "integer", "minimum", 0, "maximum", 9)))),
                  "One letter or digit.")
              .withFaultIfAbsent(ID_EXPECTED));

  static final Key<Value> SECRET =
      PART.add(
          Key.of(
              "secret",
              KeyType.special(ImmutableMap.of("type", "string", "minLength", 1)),
              "The secret itself; only for tests."));

  static final Key<Value> SECRET_FILE =
      PART.add(
          Key.of(
              "secret-file",
              KeyTypes.FILE,
              "A file that holds the secret, from the folder of this file."));

  private SigningKeys() {}
}
