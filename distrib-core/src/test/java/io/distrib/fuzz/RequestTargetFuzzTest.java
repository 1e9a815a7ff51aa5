package io.distrib.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.common.base.Ascii;
import com.google.common.net.InetAddresses;
import io.distrib.http.Authority;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionDecision.Bypass;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionDecision.Reject;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Reason;
import io.distrib.model.Scheme;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.Rendered;
import java.net.InetAddress;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Whatever stands in a request target: a redirect leads to a configured name with the very path and
 * query, in the Location and in the page, and the application is given no other.
 *
 * <p>An input is the arrangement, the options (bits 0 and 1: the site, 2: https, 3: in UTF-8, 4 to
 * 6: the Host field, 7: a marker is put in) and the target.
 */
class RequestTargetFuzzTest {
  private static final InetAddress CLIENT = InetAddresses.forString("203.0.113.9");
  private static final List<String> HOSTS =
      List.of(
          "app.example.test",
          "app.example.test:8080",
          "boston.app.example.test",
          "chicago.app.example.test:8443",
          "geneva.app.example.test:81",
          "europe.app.example.test",
          "192.0.2.10",
          "[2001:db8::10]:80");

  @FuzzTest(maxDuration = "3m")
  void aTargetIsPassedOnAsItIsToAConfiguredName(byte[] input) {
    fuzzerTestOneInput(input);
  }

  /** The same, for Jazzer by itself. */
  public static void fuzzerTestOneInput(byte[] input) {
    InputBytes bytes = new InputBytes(input);
    FuzzedSites sites = FuzzedSites.of(bytes.next());
    int options = bytes.next();
    String text = bytes.rest((options & 8) != 0);
    int site = (options & 3) % 3;
    Scheme scheme = (options & 4) == 0 ? Scheme.HTTP : Scheme.HTTPS;
    String marker = sites.oracle().signed(Long.toString(FuzzedSites.NOW));
    String target = (options & 128) == 0 ? text : sites.oracle().with(text, marker);
    DistributionRequest request =
        new DistributionRequest(
            "GET",
            scheme,
            HOSTS.get(options >> 4 & 7),
            target,
            CLIENT,
            false,
            DistributionRequest.NO_HEADERS);
    Distributor distributor = sites.site(site, false, false);
    DistributionDecision decision = distributor.decide(request);
    if (decision instanceof Redirect redirect) {
      requireFaithful(sites, site, request, redirect);
      String page = Rendered.of(request, redirect).body();
      Browser.requireLeadsTo(redirect.location(), sites.isMeta(), page);
    } else {
      requireServedOrRefused(sites, request, decision);
    }
  }

  private static void requireFaithful(
      FuzzedSites sites, int site, DistributionRequest request, Redirect redirect) {
    String target = request.target();
    String authority = authority(target);
    String pathAndQuery = authority == null ? target : pathAndQuery(target, authority);
    int port =
        LocationJudge.portOf(request.scheme(), authority == null ? request.host() : authority);
    HttpUrl url =
        new LocationJudge(sites, site, request.scheme(), port, pathAndQuery).judge(redirect);
    requireSamePath(sites, request.scheme(), pathAndQuery, url);
    if (authority != null) {
      requireSameAuthority(target, authority, redirect.reason());
    }
  }

  /** To a browser as well the path is the one that it asked for, if the marker is not in it. */
  private static void requireSamePath(
      FuzzedSites sites, Scheme scheme, String pathAndQuery, HttpUrl url) {
    HttpUrl asked = Browser.read(scheme.text() + "://x" + pathAndQuery);
    if (asked == null) {
      throw new AssertionError("a browser cannot have asked this: " + pathAndQuery);
    }
    if (!sites.isInPath()) {
      Verdict.same(asked.encodedPath(), url.encodedPath(), "path to a browser");
    }
  }

  /** An absolute form that led to an exit of a name of ours names it to a browser as well. */
  private static void requireSameAuthority(String target, String authority, Reason reason) {
    HttpUrl url = Browser.read(target);
    Authority ours = Authority.parse(authority);
    if (ours == null) {
      throw new AssertionError("an authority that cannot be read led to " + reason);
    }
    if (url != null && HostFuzzTest.OURS.contains(ours.host())) {
      Verdict.same(ours.host(), Browser.name(url), "host of an absolute form");
    }
    if (reason == Reason.POOL_TO_SITE || reason == Reason.POOL_TO_GROUP) {
      Verdict.require(url != null && Browser.name(url).equals("app.example.test"), "pool", target);
    }
  }

  private static void requireServedOrRefused(
      FuzzedSites sites, DistributionRequest request, DistributionDecision decision) {
    String target = request.target();
    if (decision instanceof Admit admit) {
      requireClean(target);
      String authority = authority(target);
      String asked = authority == null ? target : pathAndQuery(target, authority);
      Verdict.same(served(sites, asked), admit.target(), "target");
    } else if (decision instanceof Bypass bypass) {
      Verdict.same(Reason.BYPASS_RULE, bypass.reason(), "reason");
      Verdict.same(served(sites, target), bypass.target(target), "target");
      String authority = authority(target);
      String path = authority == null ? target : pathAndQuery(target, authority);
      Verdict.require(path.startsWith("/health") || path.startsWith("/static/"), "bypass", target);
    } else {
      Reject reject = (Reject) decision;
      Verdict.same(400, reject.status(), "status");
      Verdict.require(!isSound(target), "refused without need", target);
    }
  }

  private static String served(FuzzedSites sites, String target) {
    String bare = sites.oracle().removed(target);
    return sites.isSigned() ? MarkerOracle.withoutTickets(bare) : bare;
  }

  /** A target of visible characters in origin form is never refused. */
  private static boolean isSound(String target) {
    return target.startsWith("/") && target.chars().allMatch(c -> c > ' ' && c != 0x7f);
  }

  private static void requireClean(String target) {
    Verdict.require(target.chars().allMatch(c -> c > ' ' && c != 0x7f), "served", target);
  }

  /** The authority of an absolute form; null if {@code target} has none. */
  static @Nullable String authority(String target) {
    String lower = Ascii.toLowerCase(target);
    int start = lower.startsWith("http://") ? 7 : lower.startsWith("https://") ? 8 : -1;
    if (start < 0) {
      return null;
    }
    int slash = target.indexOf('/', start);
    int query = target.indexOf('?', start);
    int end = slash < 0 ? target.length() : slash;
    return target.substring(start, query < 0 ? end : Math.min(query, end));
  }

  static String pathAndQuery(String target, String authority) {
    String rest = target.substring(target.indexOf("://") + 3 + authority.length());
    return rest.startsWith("/") ? rest : "/" + rest;
  }
}
