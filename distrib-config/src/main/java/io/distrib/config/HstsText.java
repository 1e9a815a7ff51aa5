package io.distrib.config;

import io.distrib.model.HstsSettings;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code redirect.hsts} as it is written: {@code 365d includeSubDomains preload}. */
final class HstsText {
  static final String EXPECTED =
      "a duration up to 3650d, then perhaps includeSubDomains and preload, such as 365d; "
          + HstsSettings.PRELOAD_EXPECTED;

  /** For the schema; it knows neither the greatest age nor what preloading takes. */
  static final String PATTERN = "^[0-9][0-9a-z.]*( includeSubDomains( preload)?)?$";

  private static final Pattern FORM = Pattern.compile("(\\S+)( includeSubDomains)?( preload)?");

  private HstsText() {}

  static Optional<HstsSettings> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean includesSubDomains = matcher.group(2) != null;
    boolean isPreloaded = matcher.group(3) != null;
    return DurationText.parse(matcher.group(1))
        .filter(age -> age.toNanosPart() == 0 && age.compareTo(HstsSettings.MAX_AGE) <= 0)
        .filter(age -> !isPreloaded || HstsSettings.isPreloadable(age, includesSubDomains))
        .map(age -> new HstsSettings(age, includesSubDomains, isPreloaded));
  }

  static String of(HstsSettings hsts) {
    return DurationText.of(hsts.maxAge())
        + (hsts.includesSubDomains() ? " includeSubDomains" : "")
        + (hsts.isPreloaded() ? " preload" : "");
  }
}
