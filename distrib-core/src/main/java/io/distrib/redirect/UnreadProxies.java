package io.distrib.redirect;

import io.distrib.http.Authority;
import io.distrib.http.Hop;
import io.distrib.http.Hops;
import io.distrib.model.DistributionRequest;
import io.distrib.model.ProxyHeaders;
import io.distrib.model.ProxySettings;
import java.lang.System.Logger.Level;

/**
 * Notices a proxy that is not configured as trusted: a request is about to be redirected, and its
 * header fields say that the client asked by another scheme or under another name. That is logged
 * once, for it may as well be the client's own word. Such a proxy is in front of every request, so
 * one redirect in {@value #SAMPLE} is looked at, from the first one on. <em>Thread-safe.</em>
 */
final class UnreadProxies {
  private static final System.Logger LOGGER = System.getLogger(UnreadProxies.class.getName());
  private static final int SAMPLE = 64;

  private volatile boolean isSettled;

  /** Threads may lose a count of each other: it need not be exact. */
  private int redirects;

  UnreadProxies(ProxySettings settings) {
    this.isSettled = !settings.trusted().isEmpty();
  }

  /** {@code request} is redirected. */
  void redirected(DistributionRequest request) {
    if (isSettled || redirects++ % SAMPLE != 0) {
      return;
    }
    for (ProxyHeaders headers : ProxyHeaders.values()) {
      Hop hop = Hops.of(request, headers).next();
      if (hop != null && contradicts(hop, request)) {
        tell();
      }
    }
  }

  private static boolean contradicts(Hop hop, DistributionRequest request) {
    String text = request.host();
    Authority host = text == null ? null : Authority.parse(text);
    return (hop.scheme() != null && hop.scheme() != request.scheme())
        || (hop.host() != null && host != null && !hop.host().host().equals(host.host()));
  }

  private synchronized void tell() {
    if (isSettled) {
      return;
    }
    isSettled = true;
    LOGGER.log(
        Level.WARNING,
        "A request was redirected by its own scheme and Host, and its fields Forwarded or"
            + " X-Forwarded-* name others. If a reverse proxy of yours has set them, list it under"
            + " proxies.trusted (a framework that reads these fields does not replace that); if a"
            + " client has, there is nothing to do");
  }
}
