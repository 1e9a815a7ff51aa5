package io.distrib.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.distrib.model.HstsSettings;
import io.distrib.model.RedirectForm;
import io.distrib.redirect.ScriptSettings;
import java.time.Duration;
import java.util.List;

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

  static final Key<Boolean> SCHEME =
      PART.add(
          Key.of(
                  "scheme",
                  KeyTypes.choice(
                      new Boolean[] {false, true}, isHttps -> isHttps ? "https" : "request"),
                  "The scheme of each Location: the request's, or https.")
              .withDefault(RedirectSettings.DEFAULT.isHttps()));

  static final Key<HstsSettings> HSTS =
      PART.add(
          Key.of(
              "hsts",
              KeyTypes.parsed(
                  HstsText::parse,
                  HstsText.EXPECTED,
                  HstsText::of,
                  KeyTypes.matching(HstsText.PATTERN)),
              "How long browsers come by https alone, and whether to names below, too."));

  static final Key<Boolean> SCRIPTS =
      PART.add(
          Key.of(
                  "scripts",
                  KeyTypes.choice(
                      new Boolean[] {false, true},
                      areRedirected -> areRedirected ? "redirect" : "problem"),
                  "What a script gets where a page is redirected to another origin.")
              .withDefault(ScriptSettings.DEFAULT.areRedirected()));

  static final Key<Integer> SCRIPT_STATUS =
      PART.add(
          Key.of("script-status", scriptStatus(), "The status of the problem document for scripts.")
              .withDefault(ScriptSettings.DEFAULT.status()));

  static final Key<List<String>> CORS_ORIGINS =
      PART.add(
          Key.of(
              "cors-origins",
              KeyTypes.distinct(
                  DistinctItems.of(ScriptSettings::parseOrigin, ScriptSettings.ORIGIN_EXPECTED),
                  origin -> origin,
                  KeyTypes.set(KeyTypes.matching("^[A-Za-z][A-Za-z0-9+.-]*://[^*/?#@]+$"))),
              "Origins whose scripts may read our answers (CORS)."));

  static final Key<Duration> RELOAD =
      PART.add(
          Key.of(
                  "reload",
                  KeyTypes.seconds(0, Duration.ofHours(1)),
                  "How often a site looks whether this file has changed; 0s: never.")
              .withDefault(RedirectSettings.DEFAULT.reload()));

  private RedirectKeys() {}

  private static KeyType<Integer> scriptStatus() {
    KeyType<Integer> number = KeyTypes.integer(400, 599);
    return KeyType.of(
        value ->
            number
                .reader()
                .apply(value)
                .filter(
                    status ->
                        ScriptSettings.isStatus(status)
                            || value.refuse(ScriptSettings.STATUS_EXPECTED).isPresent()),
        number.writer(),
        ImmutableMap.<String, Object>builder()
            .putAll(number.schema())
            .put("not", ImmutableMap.of("enum", ImmutableList.of(407, 408, 421, 425)))
            .buildOrThrow());
  }
}
