package io.distrib.config;

import io.distrib.model.WaitingSettings;
import java.time.Duration;

/** The keys of {@code waiting}. */
final class WaitingKeys {
  static final Part PART = new Part("waiting");

  static final Key<Integer> RESERVE =
      PART.add(
          Key.of(
                  "reserve",
                  KeyTypes.integer(1, WaitingSettings.MAX_RESERVE),
                  "How much of the load, in percent of a full site, is kept for them while somebody waits.")
              .withDefault(WaitingSettings.DEFAULT.reservePercent()));

  static final Key<Duration> JITTER =
      PART.add(
          Key.of(
                  "jitter",
                  KeyTypes.seconds(0, WaitingSettings.MAX_DURATION),
                  "By how much redirect.retry-after is stretched at random.")
              .withDefault(WaitingSettings.DEFAULT.jitter()));

  static final Key<Duration> LIFETIME =
      PART.add(
          Key.of(
                  "lifetime",
                  KeyTypes.seconds(1, WaitingSettings.MAX_DURATION),
                  "How long after its time a place is kept.")
              .withDefault(WaitingSettings.DEFAULT.lifetime()));

  static final Key<Integer> PLACES =
      PART.add(
          Key.of(
                  "places",
                  KeyTypes.integer(1, WaitingSettings.MAX_PLACES),
                  "How many can wait at a site.")
              .withDefault(WaitingSettings.DEFAULT.places()));

  static final Key<Value> PAGE =
      PART.add(
          Key.of(
              "page",
              KeyTypes.FILE,
              "The page for clients that are turned away, in HTML, from the folder of this file."));

  static final Key<Value> TEXTS =
      PART.add(
          Key.of(
              "texts",
              KeyTypes.FILE,
              "Texts of that page in further languages, or in place of ours, from the folder of this file."));

  private WaitingKeys() {}
}
