package io.distrib.config;

import io.distrib.model.CookieSettings;
import java.time.Duration;

/** The keys of {@code cookies}. */
final class CookieKeys {
  static final Part PART = new Part("cookies");

  static final Key<Duration> GROUP =
      PART.add(
          Key.of(
              "group",
              KeyTypes.seconds(1, CookieSettings.MAX_LIFETIME),
              "How long a client remembers its group; without it it does not."));

  static final Key<Duration> SITE =
      PART.add(
          Key.of(
              "site",
              KeyTypes.seconds(1, CookieSettings.MAX_LIFETIME),
              "How long it remembers its last site, to be led back there; about as long as sessions last."));

  private CookieKeys() {}
}
