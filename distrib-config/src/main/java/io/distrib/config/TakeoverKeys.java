package io.distrib.config;

import io.distrib.model.TakeoverSettings;
import java.time.Duration;

/** The keys of {@code takeover}. */
final class TakeoverKeys {
  static final Part PART = new Part("takeover");

  static final Key<Boolean> WORKER =
      PART.add(
          Key.of(
                  "worker",
                  KeyTypes.onOff(),
                  "Whether browsers get a service worker that leaves a dead site.")
              .withDefault(TakeoverSettings.OFF.worker()));

  static final Key<Duration> AFTER =
      PART.add(
          Key.of(
                  "after",
                  KeyTypes.seconds(
                      TakeoverSettings.MIN_AFTER.toSeconds(), TakeoverSettings.MAX_AFTER),
                  "How long a page may take until the worker asks the site, and how long the site then has.")
              .withDefault(TakeoverSettings.OFF.after()));

  static final Key<Boolean> PAGE =
      PART.add(
          Key.of(
                  "page",
                  KeyTypes.onOff(),
                  "Whether who comes from a dead site sees a page that says so.")
              .withDefault(TakeoverSettings.OFF.page()));

  private TakeoverKeys() {}

  /** The settings; off if the section is absent. */
  static TakeoverSettings read(Section file) {
    Section takeover = file.section(FileKeys.TAKEOVER);
    return new TakeoverSettings(
        takeover.readOrDefault(WORKER),
        takeover.readOrDefault(AFTER),
        takeover.readOrDefault(PAGE));
  }
}
