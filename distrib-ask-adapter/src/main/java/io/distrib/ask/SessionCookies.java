package io.distrib.ask;

import com.google.common.base.Ascii;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a request is in session (H0): it comes under this Site Name, and it brings a cookie
 * of the given names, with a value. Session cookies are host-only, so one that comes under another
 * name belongs to another site, whose name has failed over to this one (H3). <em>Immutable.</em>
 *
 * @param names the names of the cookies; none: no request is in session
 * @param siteName this Site Name
 */
public record SessionCookies(Set<String> names, String siteName) {
  /** Copies the set. */
  public SessionCookies {
    names = Set.copyOf(names);
  }

  /**
   * Whether a request is in session.
   *
   * @param host the value of its Host field; null if there is none
   * @param lines the values of its Cookie fields
   */
  public boolean isInSession(@Nullable String host, List<String> lines) {
    return host != null && isThisSite(host) && lines.stream().anyMatch(this::isNamedIn);
  }

  /** With or without a port: an address in brackets is no Site Name. */
  private boolean isThisSite(String host) {
    int colon = host.indexOf(':');
    return Ascii.equalsIgnoreCase(siteName, colon < 0 ? host : host.substring(0, colon));
  }

  /** Whether the Cookie field {@code line} has one of them (RFC 6265, 4.2.1). */
  private boolean isNamedIn(String line) {
    int from = 0;
    while (from < line.length()) {
      int semicolon = line.indexOf(';', from);
      int end = semicolon < 0 ? line.length() : semicolon;
      String pair = line.substring(from, end).strip();
      int equals = pair.indexOf('=');
      if (equals > 0 && equals < pair.length() - 1 && names.contains(pair.substring(0, equals))) {
        return true;
      }
      from = end + 1;
    }
    return false;
  }
}
