package io.distrib.marker;

import io.distrib.http.CookieField;
import io.distrib.http.CookieField.Requests;
import io.distrib.http.CookieValues;
import io.distrib.model.CookieSettings;
import io.distrib.model.Scheme;
import io.distrib.topology.DnsName;
import io.distrib.topology.Topology;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries a return ticket (A1) in a cookie for the names of the pool, and, for clients without
 * cookies, in a query parameter. With a marker named {@code distrib} they are {@code
 * distrib_ticket} and {@code distrib-ticket}. <em>Immutable.</em>
 */
public final class TicketCarrier {
  /** How many cookies of our name are looked at: each costs a check of its mac. */
  private static final int MAX_COOKIES = 4;

  private final String label;
  private final String cookie;
  private final Optional<DnsName> domain;

  private TicketCarrier(String label, String cookie, Optional<DnsName> domain) {
    this.label = label;
    this.cookie = cookie;
    this.domain = domain;
  }

  /** How the tickets of {@code topology}'s pool travel. */
  public static TicketCarrier of(MarkerSettings settings, Topology topology) {
    return new TicketCarrier(
        MarkerPlacement.label(settings.name() + "-ticket"),
        settings.name() + "_ticket",
        CookieSettings.domain(topology));
  }

  /** The domain that the cookie is set on; empty if there is none on which a browser keeps one. */
  public Optional<DnsName> domain() {
    return domain;
  }

  /** The value in the query of {@code target}, the last one; null if there is none. */
  public @Nullable String parameterOf(String target) {
    int start = MarkerPlacement.QUERY.lastValueStart(target, label);
    return start < 0
        ? null
        : MarkerPlacement.value(
            target.substring(start, MarkerPlacement.QUERY.valueEnd(target, start)));
  }

  /** The values in {@code cookies}, a Cookie field: the first few. */
  public List<String> cookiesOf(@Nullable String cookies) {
    return new CookieValues(cookies, cookie).next(MAX_COOKIES);
  }

  /** {@code target} without any ticket: the same object if it has none. */
  public String remove(String target) {
    return MarkerPlacement.QUERY.remove(target, label);
  }

  /** {@code target} with {@code value} as its only ticket. */
  public String replace(String target, String value) {
    return MarkerPlacement.QUERY.insert("", remove(target), label, value);
  }

  /**
   * The Set-Cookie field (RFC 6265) that makes a client keep {@code value} for {@code seconds};
   * null if the names have no domain for it.
   */
  public @Nullable String setCookie(String value, long seconds, Scheme scheme) {
    return domain
        .map(name -> CookieField.of(cookie, value, name, seconds, scheme, Requests.OF_SITE))
        .orElse(null);
  }
}
