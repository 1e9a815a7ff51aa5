package io.distrib.marker;

import com.google.common.base.Ascii;
import io.distrib.model.DnsName;
import io.distrib.model.Scheme;
import io.distrib.model.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a return ticket travels (A1): in a cookie for the names of the pool, and, for clients
 * without cookies, in a parameter of the query. With a marker named {@code distrib} they are {@code
 * distrib_ticket} and {@code distrib-ticket}. <em>Immutable.</em>
 */
public final class TicketCarrier {
  /** How much of a Cookie field is looked at. */
  private static final int LONGEST_COOKIES = 16_384;

  /** How many cookies of our name are looked at: each costs a check of its mac. */
  private static final int MOST_COOKIES = 4;

  private final String parameter;
  private final String cookie;
  private final Optional<String> domain;

  private TicketCarrier(String parameter, String cookie, Optional<String> domain) {
    this.parameter = parameter;
    this.cookie = cookie;
    this.domain = domain;
  }

  /** How the tickets of {@code topology}'s pool travel. */
  public static TicketCarrier of(MarkerSettings settings, Topology topology) {
    return new TicketCarrier(
        Ascii.toLowerCase(settings.name()) + "-ticket",
        settings.name() + "_ticket",
        domain(topology));
  }

  /**
   * The parent domain of all names of the pool, its groups and its sites; empty if it is a single
   * label: for such a domain no browser keeps a cookie.
   */
  public Optional<String> domain() {
    return domain;
  }

  /** The value in the query of {@code target}, the last one; null if there is none. */
  public @Nullable String parameterOf(String target) {
    int start = MarkerPlacement.QUERY.lastValueStart(target, parameter);
    return start < 0
        ? null
        : target
            .substring(start, MarkerPlacement.QUERY.valueEnd(target, start))
            .replace("%7E", "~")
            .replace("%7e", "~");
  }

  /** The values in {@code cookies}, a Cookie field; the first few, in what can be its length. */
  public List<String> cookiesOf(@Nullable String cookies) {
    List<String> values = new ArrayList<>(1);
    int limit = cookies == null ? 0 : Math.min(cookies.length(), LONGEST_COOKIES);
    int start = 0;
    while (cookies != null && start < limit && values.size() < MOST_COOKIES) {
      int semicolon = cookies.indexOf(';', start);
      int end = semicolon < 0 ? cookies.length() : semicolon;
      while (start < end && cookies.charAt(start) == ' ') {
        start++;
      }
      int equals = start + cookie.length();
      if (equals < end && cookies.startsWith(cookie, start) && cookies.charAt(equals) == '=') {
        values.add(cookies.substring(equals + 1, end).strip());
      }
      start = end + 1;
    }
    return values;
  }

  /** {@code target} without any ticket: the same object if it has none. */
  public String remove(String target) {
    return MarkerPlacement.QUERY.remove(target, parameter);
  }

  /** {@code target} with {@code value} as its only ticket. */
  public String replace(String target, String value) {
    StringBuilder out = new StringBuilder(target.length() + 160);
    MarkerPlacement.QUERY.appendTo(out, remove(target), parameter, value);
    return out.toString();
  }

  /**
   * The Set-Cookie field (RFC 6265) that makes a client keep {@code value} for {@code seconds};
   * null if the names have no domain for it.
   */
  public @Nullable String setCookie(String value, long seconds, Scheme scheme) {
    return domain
        .map(
            name ->
                cookie
                    + "="
                    + value
                    + "; Domain="
                    + name
                    + "; Path=/; Max-Age="
                    + seconds
                    + "; HttpOnly; SameSite=Lax"
                    + (scheme == Scheme.HTTPS ? "; Secure" : ""))
        .orElse(null);
  }

  private static Optional<String> domain(Topology topology) {
    List<String> common = labels(topology.pool().name());
    List<DnsName> others = new ArrayList<>();
    topology.groups().forEach(group -> others.add(group.name()));
    topology.sites().forEach(site -> others.add(site.name()));
    for (DnsName name : others) {
      common = commonEnd(common, labels(name));
    }
    return common.size() < 2 ? Optional.empty() : Optional.of(String.join(".", common));
  }

  private static List<String> labels(DnsName name) {
    return Arrays.asList(name.text().split("\\.", -1));
  }

  private static List<String> commonEnd(List<String> one, List<String> other) {
    int same = 0;
    int most = Math.min(one.size(), other.size());
    while (same < most
        && one.get(one.size() - 1 - same).equals(other.get(other.size() - 1 - same))) {
      same++;
    }
    return one.subList(one.size() - same, one.size());
  }
}
