package io.distrib.config;

import io.distrib.marker.MarkerPlacement;
import io.distrib.marker.MarkerSettings;
import java.time.Duration;

/** The keys of {@code marker}. */
final class MarkerKeys {
  static final Part PART = new Part("marker");

  static final Key<MarkerPlacement> PLACEMENT =
      PART.add(
          Key.of(
                  "placement",
                  KeyTypes.choice(MarkerPlacement.values(), MarkerPlacement::text),
                  "Where markers stand.")
              .withDefault(MarkerSettings.DEFAULT.placement()));

  static final Key<String> NAME =
      PART.add(
          Key.of(
                  "name",
                  KeyTypes.text(
                      name -> MarkerSettings.NAME.matcher(name).matches(),
                      "a letter, then up to 31 letters, digits, _ or -",
                      KeyTypes.matching("^" + MarkerSettings.NAME + "$")),
                  "The name of the parameter or segment.")
              .withDefault(MarkerSettings.DEFAULT.name()));

  static final Key<Duration> LIFETIME =
      PART.add(
          Key.of(
                  "lifetime",
                  KeyTypes.seconds(1, MarkerSettings.MAX_LIFETIME),
                  "How long a marker holds.")
              .withDefault(MarkerSettings.DEFAULT.lifetime()));

  static final Key<Duration> SKEW =
      PART.add(
          Key.of(
                  "skew",
                  KeyTypes.seconds(0, MarkerSettings.MAX_SKEW),
                  "How far from the future it may come.")
              .withDefault(MarkerSettings.DEFAULT.skew()));

  static final Key<Duration> STAY =
      PART.add(
          Key.of(
                  "stay",
                  KeyTypes.seconds(0, MarkerSettings.MAX_STAY),
                  "How long a client that was admitted is known again at the site's own name; 0s: it"
                      + " is not.")
              .withDefault(MarkerSettings.DEFAULT.stay()));

  static final Key<Value> KEYS =
      PART.add(
          Key.of(
              "keys",
              KeyType.special(KeyTypes.array(KeyTypes.ref("key"))).holding(SigningKeys.PART),
              "The first signs, all verify; none: markers are not signed."));

  private MarkerKeys() {}
}
