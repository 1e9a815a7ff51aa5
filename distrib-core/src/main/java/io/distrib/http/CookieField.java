package io.distrib.http;

import io.distrib.model.Scheme;
import io.distrib.topology.DnsName;
import org.jspecify.annotations.Nullable;

/** Writes {@code Set-Cookie} fields (RFC 6265 4.1): for servers only, on every path. */
public final class CookieField {
  /** Which requests a cookie goes with (RFC 6265bis 5.6.7). */
  public enum Requests {
    /** Those that its own site causes, and every link that leads there. */
    OF_SITE,
    /**
     * All under https. Browsers refuse such a cookie under http: there it is as {@link #OF_SITE}.
     */
    OF_ALL,
    /**
     * All under https; under http as many as the browser lets it by default, which may be more than
     * those of its site.
     */
    OF_AS_MANY
  }

  private CookieField() {}

  /**
   * The field that has a client keep {@code value} under {@code name}.
   *
   * @param domain the domain whose names it is for; null: only the name that was asked for
   * @param maxAgeSeconds how long it keeps it; 0: not at all any more
   * @param scheme under which the client asked; {@code https}: only to be sent there
   * @param requests which it goes with
   */
  public static String of(
      String name,
      String value,
      @Nullable DnsName domain,
      long maxAgeSeconds,
      Scheme scheme,
      Requests requests) {
    return name
        + "="
        + value
        + (domain == null ? "" : "; Domain=" + domain.text())
        + "; Path=/; Max-Age="
        + maxAgeSeconds
        + (scheme == Scheme.HTTPS ? "; Secure" : "")
        + "; HttpOnly"
        + sameSite(scheme, requests);
  }

  private static String sameSite(Scheme scheme, Requests requests) {
    if (scheme == Scheme.HTTPS && requests != Requests.OF_SITE) {
      return "; SameSite=None";
    }
    return requests == Requests.OF_AS_MANY ? "" : "; SameSite=Lax";
  }
}
