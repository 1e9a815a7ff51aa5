package io.distrib.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.common.net.InetAddresses;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionDecision.Answer;
import io.distrib.model.DistributionDecision.Busy;
import io.distrib.model.DistributionDecision.Bypass;
import io.distrib.model.DistributionDecision.Elsewhere;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionDecision.Reject;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.Scheme;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.Rendered;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A whole request, in whatever state its site is: each answer keeps the invariants of answers, each
 * address in it is ours, and a browser that follows comes to an end.
 *
 * <p>An input is the arrangement, four bytes of options (see the constants), and four lines:
 * target, Host, Cookie and Accept.
 */
class LocationFuzzTest {
  private static final List<InetAddress> CLIENTS =
      List.of(
          InetAddresses.forString("203.0.113.9"),
          InetAddresses.forString("198.51.100.7"),
          InetAddresses.forString("198.51.100.200"),
          InetAddresses.forString("2001:db8:e::1"));
  private static final List<String> METHODS =
      List.of("GET", "GET", "HEAD", "POST", "DELETE", "OPTIONS", "TRACE", "CONNECT");
  private static final List<String> HOSTS =
      List.of(
          "app.example.test",
          "boston.app.example.test",
          "chicago.app.example.test",
          "geneva.app.example.test:8080",
          "europe.app.example.test",
          "americas.app.example.test:443",
          "bos.example.test");
  private static final int FREE_HOST = 7;

  @FuzzTest(maxDuration = "3m")
  void everyAnswerIsSoundAndEveryWalkEnds(byte[] input) {
    fuzzerTestOneInput(input);
  }

  /** The same, for Jazzer by itself. */
  public static void fuzzerTestOneInput(byte[] input) {
    InputBytes bytes = new InputBytes(input);
    FuzzedSites sites = FuzzedSites.of(bytes.next());
    Options options = new Options(bytes.next(), bytes.next(), bytes.next(), bytes.next());
    String asked = bytes.line();
    String host = bytes.line();
    String cookie = options.cookie(sites) + bytes.line();
    String accept = bytes.line();
    DistributionRequest request =
        new DistributionRequest(
            options.method(),
            options.scheme(),
            options.host(host),
            options.target(sites, asked),
            options.client(),
            options.isInSession(),
            options.headers(cookie, accept));
    Distributor distributor =
        sites.site(
            options.site(), options.isBusy(options.site()), options.isDraining(options.site()));
    DistributionDecision decision = distributor.decide(request);
    requireSound(sites, options, request, decision);
    if (options.isFollowed()) {
      new Walk(sites, options).follow(asked, cookie);
    }
  }

  private static void requireSound(
      FuzzedSites sites,
      Options options,
      DistributionRequest request,
      DistributionDecision decision) {
    if (decision instanceof Answer answer) {
      HttpAnswer rendered = Rendered.of(request, answer);
      String full = AnswerJudge.judge(request, rendered, asGet(request, answer));
      LocationJudge judge = judge(sites, options, request);
      if (answer instanceof Redirect redirect) {
        AnswerJudge.requireRedirect(redirect, rendered, full);
        judge.judge(redirect);
      } else if (answer instanceof Busy busy) {
        AnswerJudge.requireBusy(busy, rendered, full, judge);
      } else if (answer instanceof Elsewhere elsewhere) {
        AnswerJudge.requireTold(elsewhere, rendered, full);
        judge.judge(new Redirect(elsewhere.due(), 302, elsewhere.location()));
      } else {
        AnswerJudge.requireRefused((Reject) answer, rendered, full);
      }
    } else {
      String served =
          decision instanceof Admit admit
              ? admit.target()
              : ((Bypass) decision).target(request.target());
      Verdict.same(List.of(), sites.oracle().values(served), "markers that are served");
    }
  }

  private static HttpAnswer asGet(DistributionRequest request, Answer answer) {
    DistributionRequest get =
        new DistributionRequest(
            "GET",
            request.scheme(),
            request.host(),
            request.target(),
            request.remote(),
            request.inSession(),
            request.headers());
    return Rendered.of(get, answer);
  }

  private static LocationJudge judge(
      FuzzedSites sites, Options options, DistributionRequest request) {
    String target = request.target();
    String authority = RequestTargetFuzzTest.authority(target);
    return new LocationJudge(
        sites,
        options.site(),
        request.scheme(),
        LocationJudge.portOf(request.scheme(), authority == null ? request.host() : authority),
        authority == null ? target : RequestTargetFuzzTest.pathAndQuery(target, authority));
  }

  /**
   * What is chosen, byte by byte.
   *
   * @param asked bits 0 and 1: the site, 2: https, 3 to 5: the method, 6 and 7: the client
   * @param host bits 0 to 2: the Host field, 3 to 5: a marker that is put in, 6: no Host at all, 7:
   *     in session
   * @param state bits 0 to 2: who is busy, 3 to 5: who drains, 6: an upgrade, 7: a script
   * @param walk bits 0 to 2: who is dead, 3 and 4: whom a balanced name leads to, 5: whether the
   *     walk is followed, 6 and 7: a good cookie
   */
  record Options(int asked, int host, int state, int walk) {
    int site() {
      return (asked & 3) % 3;
    }

    Scheme scheme() {
      return (asked & 4) == 0 ? Scheme.HTTP : Scheme.HTTPS;
    }

    String method() {
      return METHODS.get(asked >> 3 & 7);
    }

    InetAddress client() {
      return CLIENTS.get(asked >> 6 & 3);
    }

    @Nullable String host(String free) {
      if ((host & 64) != 0) {
        return null;
      }
      return (host & 7) == FREE_HOST ? free : HOSTS.get(host & 7);
    }

    /** The name under which a walk begins. */
    String startsAt() {
      return HOSTS.get((host & 7) % HOSTS.size());
    }

    String target(FuzzedSites sites, String text) {
      long now = FuzzedSites.NOW;
      String value =
          switch (host >> 3 & 7) {
            case 1 -> Long.toString(now);
            case 2 -> now + "~boston~1";
            case 3 -> now + "~chicago~2";
            case 4 -> now + "~geneva~1";
            case 5 -> (now - 61) + "~boston~1";
            case 6 -> Long.toString(now + 6);
            default -> null;
          };
      return value == null ? text : sites.oracle().with(text, sites.oracle().signed(value));
    }

    boolean isInSession() {
      return (host & 128) != 0;
    }

    boolean isBusy(int index) {
      return (state >> index & 1) != 0;
    }

    boolean isDraining(int index) {
      return (state >> (3 + index) & 1) != 0;
    }

    boolean isDead(int index) {
      return (walk >> index & 1) != 0;
    }

    int balanced() {
      return walk >> 3 & 3;
    }

    boolean isFollowed() {
      return (walk & 32) != 0;
    }

    String cookie(FuzzedSites sites) {
      return sites.isSigned() ? GoodCookies.of(walk >> 6) : "";
    }

    Function<String, @Nullable String> headers(String cookie, String accept) {
      return name ->
          switch (name) {
            case "Cookie" -> cookie;
            case "Accept" -> accept;
            case "Upgrade" -> (state & 64) == 0 ? null : "WebSocket";
            case "Sec-Fetch-Mode" -> (state & 128) == 0 ? null : "cors";
            default -> null;
          };
    }
  }
}
