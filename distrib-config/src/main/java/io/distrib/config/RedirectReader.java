package io.distrib.config;

import io.distrib.model.RedirectForm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Reads what a site's redirect component is told: {@code overflow}, {@code redirect}, {@code
 * bypass}.
 */
final class RedirectReader {
  private static final Pattern BYPASS = Pattern.compile("/[!-~&&[^#?*]]*(?<=/)\\*|/[!-~&&[^#?*]]*");
  private static final String BYPASS_EXPECTED =
      "a path that starts with /, without spaces, ? and #, at its end perhaps /*";
  private static final DurationRange RETRY = DurationRange.seconds(1, 3600);
  private static final Integer[] BUSY_STATUSES = {503, 200};
  private static final int MAX_HOPS = 99;

  private RedirectReader() {}

  static RedirectSettings redirect(Section file) {
    Section redirect = file.section("redirect", Part.REDIRECT);
    RedirectSettings defaults = RedirectSettings.DEFAULT;
    RedirectForm form =
        redirect
            .get("form")
            .flatMap(value -> value.choice(RedirectForm.values(), RedirectForm::text))
            .orElse(defaults.form());
    int busyStatus =
        redirect
            .get("busy-status")
            .flatMap(value -> value.choice(BUSY_STATUSES, String::valueOf))
            .orElse(defaults.busyStatus());
    Duration retryAfter =
        redirect.get("retry-after").flatMap(RETRY::read).orElse(defaults.retryAfter());
    return new RedirectSettings(form, busyStatus, retryAfter);
  }

  static OptionalInt maxOverflowHops(Section file) {
    return file.section("overflow", Part.OVERFLOW)
        .get("max-hops")
        .map(value -> value.integer(1, MAX_HOPS))
        .orElse(OptionalInt.empty());
  }

  static List<String> bypass(Section file) {
    List<String> paths = new ArrayList<>();
    for (Value value : file.items("bypass", "paths")) {
      value
          .parsed(
              text -> Optional.of(text).filter(path -> BYPASS.matcher(path).matches()),
              BYPASS_EXPECTED)
          .ifPresent(paths::add);
    }
    return paths;
  }
}
