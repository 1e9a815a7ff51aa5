package io.distrib.server.gate;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a request is in session (H0): it comes under this Site Name, and it brings the
 * cookie. Session cookies are host-only, so one that comes under another name belongs to another
 * site, whose name has failed over to this one (H3). <em>Thread-safe.</em>
 *
 * @param cookie the name of the cookie
 * @param siteName this Site Name
 */
record SessionCookie(String cookie, String siteName) implements Predicate<HttpRequest> {
  @Override
  public boolean test(HttpRequest request) {
    return request.headers().getAll(HttpHeaderNames.COOKIE).stream().anyMatch(this::isNamedIn)
        && isForThisSite(Target.of(request));
  }

  private boolean isForThisSite(@Nullable Target target) {
    return target != null && siteName.equalsIgnoreCase(target.name());
  }

  /** Whether the Cookie field {@code field} has the cookie, with a value (RFC 6265, 4.2.1). */
  private boolean isNamedIn(String field) {
    int from = 0;
    while (from < field.length()) {
      int semicolon = field.indexOf(';', from);
      int end = semicolon < 0 ? field.length() : semicolon;
      if (isIt(field.substring(from, end).strip())) {
        return true;
      }
      from = end + 1;
    }
    return false;
  }

  private boolean isIt(String pair) {
    int length = cookie.length();
    return pair.length() > length + 1 && pair.startsWith(cookie) && pair.charAt(length) == '=';
  }
}
