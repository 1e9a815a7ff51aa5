package io.distrib.config;

import io.distrib.model.RedirectForm;
import java.time.Duration;

/** The keys of {@code redirect}. */
final class RedirectKeys {
  static final Part PART = new Part("redirect");

  static final Key<RedirectForm> FORM =
      PART.add(
          Key.of(
                  "form",
                  KeyTypes.choice(RedirectForm.values(), RedirectForm::text),
                  "How a GET is redirected.")
              .withDefault(RedirectSettings.DEFAULT.form()));

  static final Key<Integer> BUSY_STATUS =
      PART.add(
          Key.of(
                  "busy-status",
                  KeyTypes.choice(new Integer[] {503, 200}, String::valueOf),
                  "What a client is turned away with.")
              .withDefault(RedirectSettings.DEFAULT.busyStatus()));

  static final Key<Duration> RETRY_AFTER =
      PART.add(
          Key.of(
                  "retry-after",
                  KeyTypes.seconds(1, Duration.ofHours(1)),
                  "After how long it may ask again.")
              .withDefault(RedirectSettings.DEFAULT.retryAfter()));

  private RedirectKeys() {}
}
