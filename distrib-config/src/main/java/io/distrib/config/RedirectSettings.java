package io.distrib.config;

import io.distrib.model.RedirectForm;
import java.time.Duration;

/**
 * How clients are sent elsewhere, and away (rules, section 5). <em>Immutable.</em>
 *
 * @param form how a GET is redirected
 * @param busyStatus what a client is turned away with: 503 or 200
 * @param retryAfter after how long it may ask again, whole seconds, 1 s to 1 h
 */
public record RedirectSettings(RedirectForm form, int busyStatus, Duration retryAfter) {
  /** 302, 503, 10 s. */
  public static final RedirectSettings DEFAULT =
      new RedirectSettings(RedirectForm.FOUND, 503, Duration.ofSeconds(10));
}
