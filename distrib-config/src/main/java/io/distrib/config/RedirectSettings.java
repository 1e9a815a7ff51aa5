package io.distrib.config;

import io.distrib.model.HstsSettings;
import io.distrib.model.RedirectForm;
import io.distrib.redirect.ScriptSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * How clients are sent elsewhere, and away (rules, section 5). <em>Immutable.</em>
 *
 * @param form how a GET is redirected
 * @param isHttps whether each redirect leads to https; else to the scheme of the request
 * @param hsts how long browsers come by https alone; empty: they are not told
 * @param scripts what scripts are answered where a page would be redirected
 * @param busyStatus what a client is turned away with: 503 or 200
 * @param retryAfter after how long it may ask again, whole seconds, 1 s to 1 h
 * @param reload how often a site looks whether the file has changed, whole seconds, up to 1 h; 0 s:
 *     never
 */
public record RedirectSettings(
    RedirectForm form,
    boolean isHttps,
    Optional<HstsSettings> hsts,
    ScriptSettings scripts,
    int busyStatus,
    Duration retryAfter,
    Duration reload) {
  /**
   * 302 with the scheme of the request, a problem document with 409 for scripts, 503, 10 s, 5 s.
   */
  public static final RedirectSettings DEFAULT =
      new RedirectSettings(
          RedirectForm.FOUND,
          false,
          Optional.empty(),
          ScriptSettings.DEFAULT,
          503,
          Duration.ofSeconds(10),
          Duration.ofSeconds(5));
}
