package io.distrib.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.common.base.Ascii;
import com.google.common.net.InetAddresses;
import io.distrib.http.Authority;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Reason;
import io.distrib.model.Scheme;
import java.net.InetAddress;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Whatever stands in a Host field, or in what a trusted proxy says of it: who the client asked for
 * is read as a browser reads it, or the request is refused, and nothing of it is told on.
 *
 * <p>An input is the arrangement, the options (bits 0 and 1: the site, 2: https, 3: in UTF-8, 4 and
 * 5: which field) and the field.
 */
class HostFuzzTest {
  private static final InetAddress CLIENT = InetAddresses.forString("203.0.113.9");
  private static final InetAddress PROXY = InetAddresses.forString("10.0.0.1");

  /**
   * Names that mean the same to everybody: no escapes, nothing to map, no number at the end. Others
   * are none of ours to us whatever a browser maps them to, so that they are led to our Site Name.
   */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?:(?!(?i:xn--))[A-Za-z0-9_-]{1,63}\\.)*(?!(?i:xn--))[A-Za-z_][A-Za-z_-]{0,62}\\.?"
              + "(?::[0-9]{0,5})?");

  static final Set<String> OURS =
      Set.of(
          "app.example.test",
          "boston.app.example.test",
          "chicago.app.example.test",
          "geneva.app.example.test",
          "europe.app.example.test",
          "americas.app.example.test",
          "bos.example.test");

  @FuzzTest(maxDuration = "3m")
  void aHostIsReadAsABrowserReadsItOrRefused(byte[] input) {
    fuzzerTestOneInput(input);
  }

  /** The same, for Jazzer by itself. */
  public static void fuzzerTestOneInput(byte[] input) {
    InputBytes bytes = new InputBytes(input);
    FuzzedSites sites = FuzzedSites.of(bytes.next());
    int options = bytes.next();
    String field = bytes.rest((options & 8) != 0);
    int site = (options & 3) % 3;
    Scheme scheme = (options & 4) == 0 ? Scheme.HTTP : Scheme.HTTPS;
    requireSameReading(field, scheme);
    DistributionRequest request = request(sites, options >> 4 & 3, scheme, field);
    DistributionDecision decision = sites.site(site, false, false).decide(request);
    requireSafe(sites, site, request, decision, asked(sites, options >> 4 & 3, field));
  }

  /** What both accept, both read alike, unless it is a name of nobody's. */
  private static void requireSameReading(String field, Scheme scheme) {
    Authority ours = Authority.parse(field);
    HttpUrl url = Browser.read(scheme.text() + "://" + field + "/");
    if (ours == null || url == null) {
      return;
    }
    Verdict.same("/", url.encodedPath(), "path behind a host");
    Verdict.same("", url.encodedUsername() + url.encodedPassword(), "userinfo before a host");
    Verdict.same(ours.port() == 0 ? scheme.defaultPort() : ours.port(), url.port(), "port");
    if (PLAIN.matcher(field).matches() || OURS.contains(ours.host())) {
      Verdict.same(ours.host(), Browser.name(url), "host");
    }
  }

  private static DistributionRequest request(
      FuzzedSites sites, int way, Scheme scheme, String field) {
    String overflow = sites.oracle().signed(FuzzedSites.NOW + "~geneva~1");
    String target = sites.oracle().with("/a/b?x=1", overflow);
    boolean isTold = way != 0;
    Function<String, @Nullable String> headers =
        isTold ? forwarded(sites, way, field) : DistributionRequest.NO_HEADERS;
    return new DistributionRequest(
        "GET", scheme, isTold ? "inside" : field, target, isTold ? PROXY : CLIENT, false, headers);
  }

  private static Function<String, @Nullable String> forwarded(
      FuzzedSites sites, int way, String field) {
    if (!sites.isForwarded()) {
      return name -> name.equals("X-Forwarded-Host") ? field : null;
    }
    String value =
        switch (way) {
          case 1 -> "for=203.0.113.9;host=\"" + field + "\"";
          case 2 -> "host=" + field;
          default -> field;
        };
    return name -> name.equals("Forwarded") ? value : null;
  }

  /** The authority that the client asked for; null if that cannot be said so simply. */
  private static @Nullable String asked(FuzzedSites sites, int way, String field) {
    if (way == 0) {
      return field;
    }
    boolean isPlain = PLAIN.matcher(field).matches();
    return isPlain && !(sites.isForwarded() && way == 3) ? field : null;
  }

  private static void requireSafe(
      FuzzedSites sites,
      int site,
      DistributionRequest request,
      DistributionDecision decision,
      @Nullable String asked) {
    HttpUrl url =
        asked == null ? null : Browser.read(request.scheme().text() + "://" + asked + "/");
    String name = url == null ? "" : Browser.name(url);
    if (asked != null) {
      requireFor(name, FuzzedSites.IDS.get(site) + ".app.example.test", decision, Reason.ADMITTED);
      requireFor(name, "app.example.test", decision, Reason.POOL_TO_SITE, Reason.POOL_TO_GROUP);
      requireOtherSite(name, decision);
      requireUnderstood(asked, decision);
    }
    requireDecision(sites, site, request, decision, asked);
  }

  /** The exits of our own name are taken for that name alone. */
  private static void requireFor(
      String name, String own, DistributionDecision decision, Reason... exits) {
    for (Reason exit : exits) {
      if (decision.reason() == exit) {
        Verdict.same(own, name, "name that led to " + exit);
      }
    }
  }

  private static void requireOtherSite(String name, DistributionDecision decision) {
    if (decision.reason() == Reason.FAILOVER_TO_SITE) {
      Verdict.require(
          name.endsWith(".app.example.test")
              && FuzzedSites.IDS.contains(name.substring(0, name.indexOf('.'))),
          "name of another site",
          name);
    }
  }

  /** A plain name is never refused. */
  private static void requireUnderstood(String asked, DistributionDecision decision) {
    if (PLAIN.matcher(asked).matches()
        && Browser.read("http://" + asked + "/") != null
        && asked.length() < 254) {
      Verdict.require(decision.reason() != Reason.BAD_HOST, "plain name", asked);
    }
  }

  private static void requireDecision(
      FuzzedSites sites,
      int site,
      DistributionRequest request,
      DistributionDecision decision,
      @Nullable String asked) {
    if (decision instanceof Admit admit) {
      Verdict.same("/a/b?x=1", admit.target(), "target");
    } else if (decision instanceof Redirect redirect) {
      judge(sites, site, request, redirect, asked).judge(redirect);
    } else {
      Verdict.same(Reason.BAD_HOST, decision.reason(), "reason");
    }
    if (asked == null && decision.reason() == Reason.ADMITTED) {
      String told = Ascii.toLowerCase(String.valueOf(request.header("X-Forwarded-Host")));
      String all = told + Ascii.toLowerCase(String.valueOf(request.header("Forwarded")));
      Verdict.require(all.contains(FuzzedSites.IDS.get(site) + ".app.example.test"), "host", all);
    }
  }

  /** Where only the Location tells scheme and port, they are some at least. */
  private static LocationJudge judge(
      FuzzedSites sites,
      int site,
      DistributionRequest request,
      Redirect redirect,
      @Nullable String asked) {
    if (asked != null) {
      int port = LocationJudge.portOf(request.scheme(), asked);
      return new LocationJudge(sites, site, request.scheme(), port, request.target());
    }
    HttpUrl url = Browser.read(redirect.location());
    if (url == null) {
      throw new AssertionError("a browser refuses a Location: " + redirect.location());
    }
    Scheme scheme = Scheme.parse(url.scheme()).orElseThrow();
    return new LocationJudge(sites, site, scheme, url.port(), request.target());
  }
}
