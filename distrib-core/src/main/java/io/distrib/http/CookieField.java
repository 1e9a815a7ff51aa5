package io.distrib.http;

import io.distrib.model.Scheme;
import io.distrib.topology.DnsName;
import org.jspecify.annotations.Nullable;

/** Writes {@code Set-Cookie} fields (RFC 6265 4.1): for servers only, on every path. */
public final class CookieField {
  private CookieField() {}

  /**
   * The field that has a client keep {@code value} under {@code name}.
   *
   * @param domain the domain whose names it is for; null: only the name that was asked for
   * @param maxAgeSeconds how long it keeps it; 0: not at all any more
   * @param scheme under which the client asked; {@code https}: only to be sent there
   */
  public static String of(
      String name, String value, @Nullable DnsName domain, long maxAgeSeconds, Scheme scheme) {
    return name
        + "="
        + value
        + (domain == null ? "" : "; Domain=" + domain.text())
        + "; Path=/; Max-Age="
        + maxAgeSeconds
        + (scheme == Scheme.HTTPS ? "; Secure" : "")
        + "; HttpOnly; SameSite=Lax";
  }
}
