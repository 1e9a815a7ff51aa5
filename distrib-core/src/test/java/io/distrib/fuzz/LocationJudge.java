package io.distrib.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.distrib.marker.MarkerReading.State;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.Reason;
import io.distrib.model.Scheme;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Judges one Location: whose it is, and that it says of the request what it has to say and nothing
 * else. <em>Immutable.</em>
 *
 * @param sites what redirected
 * @param site which of the sites
 * @param scheme the scheme of the request
 * @param port the port that the client asked, as a browser reads it
 * @param pathAndQuery the path and query that the client asked
 */
record LocationJudge(FuzzedSites sites, int site, Scheme scheme, int port, String pathAndQuery) {
  private static final Set<Reason> TO_OWN_SITE =
      Set.of(Reason.POOL_TO_SITE, Reason.NAME_TO_SITE, Reason.FAILOVER_TO_SITE);
  private static final Set<Reason> TO_ANOTHER_SITE =
      Set.of(Reason.OVERFLOW_STARTED, Reason.OVERFLOW_CONTINUED, Reason.RETURN_TO_SITE);
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String DOMAIN = ".app.example.test";
  private static final int PORT_OF_CHICAGO = 8443;

  /** Judges the Location of {@code redirect}; what a browser makes of it. */
  HttpUrl judge(Redirect redirect) {
    String location = redirect.location();
    requireVisible(location);
    HttpUrl url = Browser.read(location);
    if (url == null) {
      throw new AssertionError("a browser refuses a Location: " + location);
    }
    Verdict.same("", url.encodedUsername() + url.encodedPassword(), "userinfo");
    Verdict.same(scheme.text(), url.scheme(), "scheme");
    boolean toSite = isToSite(redirect.reason());
    requireName(redirect.reason(), url.host());
    Verdict.same(
        url.host().equals("chicago" + DOMAIN) ? PORT_OF_CHICAGO : port, url.port(), "port");
    String authority =
        url.port() == scheme.defaultPort() ? url.host() : url.host() + ":" + url.port();
    String rest = restBehind(location, authority);
    requireSameAsJavaReads(location, authority, rest);
    requireTarget(redirect.reason(), rest);
    requireMarker(toSite, rest, url);
    return url;
  }

  /** Judges {@code uri}, where a page sends a client back to, as {@link #judge} does. */
  void judgeComeBack(String uri) {
    requireVisible(uri);
    HttpUrl url = Browser.read(uri);
    if (url == null) {
      throw new AssertionError("a browser refuses to come back: " + uri);
    }
    Verdict.same(scheme.text(), url.scheme(), "scheme");
    requireName(Reason.UNMARKED_TO_GROUP, url.host());
    Verdict.same(port, url.port(), "port");
    String authority =
        url.port() == scheme.defaultPort() ? url.host() : url.host() + ":" + url.port();
    String rest = restBehind(uri, authority);
    requireSameAsJavaReads(uri, authority, rest);
    Verdict.same(
        MarkerOracle.withoutTickets(bare(ascii(pathAndQuery))),
        MarkerOracle.withoutTickets(rest),
        "what a client comes back to");
  }

  static boolean isToSite(Reason reason) {
    return TO_OWN_SITE.contains(reason) || TO_ANOTHER_SITE.contains(reason);
  }

  private void requireName(Reason reason, String host) {
    String own = FuzzedSites.IDS.get(site) + DOMAIN;
    if (TO_OWN_SITE.contains(reason)) {
      Verdict.same(own, host, "name of this site");
    } else if (TO_ANOTHER_SITE.contains(reason)) {
      Verdict.require(isSite(host) && !host.equals(own), "name of another site", host);
    } else if (sites.isGrouped()) {
      Verdict.require(
          host.equals("europe" + DOMAIN) || host.equals("americas" + DOMAIN), "group", host);
    } else {
      Verdict.same("app.example.test", host, "Pool Name");
    }
  }

  private static boolean isSite(String host) {
    return host.endsWith(DOMAIN)
        && FuzzedSites.IDS.contains(host.substring(0, host.length() - DOMAIN.length()));
  }

  private String restBehind(String location, String authority) {
    String start = scheme.text() + "://" + authority;
    Verdict.require(location.startsWith(start), "start " + start, location);
    String rest = location.substring(start.length());
    Verdict.require(rest.startsWith("/"), "path", location);
    return rest;
  }

  private static void requireSameAsJavaReads(String location, String authority, String rest) {
    URI uri = Browser.readAsJava(location);
    if (uri != null) {
      Verdict.same(authority, String.valueOf(uri.getRawAuthority()), "authority to Java");
      Verdict.require(uri.getRawUserInfo() == null, "userinfo to Java", location);
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      String fragment = uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment();
      Verdict.same(rest, uri.getRawPath() + query + fragment, "path and query to Java");
    }
  }

  /** The path and query are those of the request, byte for byte, but for our own parts. */
  private void requireTarget(Reason reason, String rest) {
    String asked = bare(ascii(pathAndQuery));
    String told = bare(rest);
    boolean mayRenew = reason == Reason.OVERFLOW_STARTED || reason == Reason.OVERFLOW_CONTINUED;
    if (sites.isSigned() && mayRenew) {
      asked = MarkerOracle.withoutTickets(asked);
      told = MarkerOracle.withoutTickets(told);
    }
    Verdict.same(asked, told, "path and query");
  }

  /** One marker for a site, none for a group; a browser passes it on as it stands. */
  private void requireMarker(boolean toSite, String rest, HttpUrl url) {
    List<String> values = sites.oracle().values(rest);
    Verdict.same(toSite ? 1 : 0, values.size(), "markers");
    if (toSite) {
      State state = sites.oracle().state(rest);
      Verdict.require(state == State.PLAIN || state == State.OVERFLOW, "fresh marker", rest);
      Verdict.require(rest.contains("distrib=" + values.get(0)), "marker in lower case", rest);
      String sent = Browser.target(url);
      if (rest.indexOf('#') < 0 && !rest.equals(sent)) {
        Verdict.same(state, sites.oracle().state(sent), "marker after a browser");
      }
    }
  }

  private String bare(String target) {
    return sites.oracle().removed(target);
  }

  private static void requireVisible(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      Verdict.require(c > ' ' && c < 0x7f, "visible US-ASCII", text);
    }
  }

  /** {@code target} with each byte beyond US-ASCII percent-encoded. */
  static String ascii(String target) {
    StringBuilder ascii = new StringBuilder(target.length());
    for (byte value : target.getBytes(UTF_8)) {
      if (value < 0) {
        ascii.append('%').append(HEX.toHexDigits(value));
      } else {
        ascii.append((char) value);
      }
    }
    return ascii.toString();
  }

  /**
   * The port that {@code authority} names for {@code scheme}, as a browser reads it; by its digits
   * alone if a browser would not have the name.
   */
  static int portOf(Scheme scheme, @Nullable String authority) {
    if (authority == null) {
      return scheme.defaultPort();
    }
    HttpUrl url = Browser.read(scheme.text() + "://" + authority + "/");
    if (url != null) {
      return url.port();
    }
    String port = authority.substring(Math.max(0, authority.lastIndexOf(':')));
    HttpUrl bare = port.startsWith(":") ? Browser.read(scheme.text() + "://x" + port + "/") : null;
    return bare == null ? scheme.defaultPort() : bare.port();
  }
}
