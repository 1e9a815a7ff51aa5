package io.distrib.server.gate;

import io.distrib.ask.SessionCookies;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Set;
import java.util.function.Predicate;

/** Tells whether a request to the gate is in session (H0), by its target. <em>Thread-safe.</em> */
final class SessionCookie implements Predicate<HttpRequest> {
  private final SessionCookies cookies;

  /**
   * Looks for one cookie.
   *
   * @param cookie its name
   * @param siteName this Site Name
   */
  SessionCookie(String cookie, String siteName) {
    cookies = new SessionCookies(Set.of(cookie), siteName);
  }

  @Override
  public boolean test(HttpRequest request) {
    Target target = Target.of(request);
    return target != null
        && cookies.isInSession(target.name(), request.headers().getAll(HttpHeaderNames.COOKIE));
  }
}
