package io.distrib.redirect;

import io.distrib.model.DistributionRequest;
import io.distrib.model.HstsSettings;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.model.Scheme;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header fields that every answer of ours has, whatever it is (rules, section 5).
 * <em>Thread-safe.</em>
 */
final class CommonFields {
  /** More than any browser asks for in one preflight. */
  private static final int MAX_HEADER_NAMES = 1000;

  private static final String NAME_PUNCTUATION = "!#$%&'*+-.^_`|~, ";

  private final DateField date;
  private final Askers askers;
  private final @Nullable Header hsts;

  CommonFields(DateField date, Askers askers, @Nullable HstsSettings hsts) {
    this.date = date;
    this.askers = askers;
    this.hsts = hsts == null ? null : new Header("Strict-Transport-Security", hsts.field());
  }

  /** Adds them to {@code headers}, those of the answer to {@code request}. */
  void addTo(List<Header> headers, DistributionRequest request) {
    headers.add(date.now());
    headers.add(new Header("Cache-Control", "no-store"));
    if (hsts != null && request.scheme() == Scheme.HTTPS) {
      headers.add(hsts);
    }
    if (!askers.settings().origins().isEmpty()) {
      addOrigin(headers, request.header("Origin"));
    }
  }

  /** Adds what lets the script that {@code preflight} speaks for ask as it wants to. */
  static void grant(List<Header> headers, DistributionRequest preflight) {
    headers.add(
        new Header("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"));
    String names = preflight.header("Access-Control-Request-Headers");
    if (names != null && names.length() <= MAX_HEADER_NAMES && areNames(names)) {
      headers.add(new Header("Access-Control-Allow-Headers", names));
    }
  }

  private void addOrigin(List<Header> headers, @Nullable String origin) {
    headers.add(new Header("Vary", "Origin"));
    if (origin != null && askers.isGranted(origin)) {
      headers.add(new Header("Access-Control-Allow-Origin", origin));
      headers.add(new Header("Access-Control-Allow-Credentials", "true"));
    }
  }

  private static boolean areNames(String text) {
    return text.chars()
        .allMatch(
            c ->
                (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || NAME_PUNCTUATION.indexOf(c) >= 0);
  }
}
