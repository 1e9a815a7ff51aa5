package io.distrib.redirect;

import com.google.common.html.HtmlEscapers;
import io.distrib.model.DistributionDecision.Answer;
import io.distrib.model.DistributionDecision.Busy;
import io.distrib.model.DistributionDecision.Elsewhere;
import io.distrib.model.DistributionDecision.Preflight;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionDecision.Reject;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HstsSettings;
import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.model.SiteReport;
import io.distrib.spi.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns an answer into the bytes of section 5 of the rules, the same for every adapter.
 * <em>Thread-safe.</em>
 */
final class AnswerRenderer {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String PROBLEM = "application/problem+json";
  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";

  /**
   * The worker stands in a folder and is for all paths; pages of all names may ask for a script.
   */
  private static final List<Header> SCRIPT =
      List.of(
          new Header("Service-Worker-Allowed", "/"),
          new Header("Cross-Origin-Resource-Policy", "cross-origin"));

  private final CommonFields common;
  private final PeoplePages pages;

  AnswerRenderer(Clock clock, Askers askers, @Nullable HstsSettings hsts, PeoplePages pages) {
    this.common = new CommonFields(new DateField(clock), askers, hsts);
    this.pages = pages;
  }

  HttpAnswer render(DistributionRequest request, Answer decision) {
    if (decision instanceof Redirect redirect) {
      return redirect(request, redirect);
    }
    if (decision instanceof Elsewhere elsewhere) {
      String body = ElsewherePage.json(elsewhere);
      return answer(request, elsewhere.status(), List.of(), PROBLEM, body, false);
    }
    if (decision instanceof Preflight preflight) {
      return grant(request, preflight);
    }
    return decision instanceof Busy busy ? busy(request, busy) : reject(request, (Reject) decision);
  }

  /** The status document. */
  HttpAnswer status(DistributionRequest request, SiteReport report) {
    String body = ReportText.of(report);
    return answer(request, 200, List.of(), "application/json", body, false);
  }

  /** A script of ours, such as a service worker for the whole site. */
  HttpAnswer script(DistributionRequest request, String script) {
    return answer(request, 200, SCRIPT, JAVASCRIPT, script, false);
  }

  private HttpAnswer grant(DistributionRequest request, Preflight preflight) {
    List<Header> headers = new ArrayList<>();
    CommonFields.grant(headers, request);
    return answer(request, preflight.status(), headers, HTML, "", false);
  }

  /** The page for who has left a dead site, and goes on by {@code onward}. */
  HttpAnswer arrival(DistributionRequest request, String onward) {
    BusyTexts texts = pages.texts(request.header("Accept-Language"));
    List<Header> headers = List.of(new Header("Content-Language", texts.tag()), PeoplePages.POLICY);
    return answer(request, 200, headers, HTML, PeoplePages.arrival(texts, onward), false);
  }

  private HttpAnswer redirect(DistributionRequest request, Redirect redirect) {
    String link = HtmlEscapers.htmlEscaper().escape(redirect.location());
    boolean isMeta = redirect.status() == 200;
    String refresh = isMeta ? "<meta http-equiv=\"refresh\" content=\"0; url=" + link + "\">" : "";
    String body = page(refresh, "Moved", "<p><a href=\"" + link + "\">Continue here</a>.</p>");
    List<Header> headers = new ArrayList<>();
    if (!isMeta) {
      headers.add(new Header("Location", redirect.location()));
    }
    redirect.cookies().forEach(cookie -> headers.add(new Header("Set-Cookie", cookie)));
    return answer(request, redirect.status(), headers, HTML, body, false);
  }

  private HttpAnswer busy(DistributionRequest request, Busy busy) {
    BusyPage page = BusyPage.of(busy);
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Retry-After", Long.toString(page.seconds())));
    addCookie(headers, busy.setCookie());
    boolean closes = Exit.of(busy.reason()).response() == Exit.Response.UNAVAILABLE;
    if (wantsJson(request)) {
      return answer(request, busy.status(), headers, PROBLEM, page.json(busy.status()), closes);
    }
    BusyTexts texts = pages.texts(request.header("Accept-Language"));
    headers.add(new Header("Content-Language", texts.tag()));
    headers.addAll(pages.policy());
    return answer(request, busy.status(), headers, HTML, pages.busy(page, texts), closes);
  }

  private static void addCookie(List<Header> headers, @Nullable String setCookie) {
    if (setCookie != null) {
      headers.add(new Header("Set-Cookie", setCookie));
    }
  }

  private HttpAnswer reject(DistributionRequest request, Reject reject) {
    boolean isMethod = reject.status() == 405;
    List<Header> headers =
        isMethod
            ? List.of(new Header("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"))
            : List.of();
    return answer(
        request, reject.status(), headers, HTML, page("", title(reject.status()), ""), true);
  }

  private static String title(int status) {
    return switch (status) {
      case 405 -> "Method not allowed";
      case 414 -> "URI too long";
      case 431 -> "Request header fields too large";
      default -> "Bad request";
    };
  }

  private HttpAnswer answer(
      DistributionRequest request,
      int status,
      List<Header> own,
      String type,
      String body,
      boolean closes) {
    List<Header> headers = new ArrayList<>(own.size() + 8);
    headers.addAll(own);
    common.addTo(headers, request);
    headers.add(new Header("Content-Type", type));
    headers.add(new Header("Content-Length", Integer.toString(body.length())));
    return new HttpAnswer(status, headers, request.method().equals("HEAD") ? "" : body, closes);
  }

  private static String page(String head, String title, String content) {
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        + head
        + "<title>"
        + title
        + "</title></head><body><h1>"
        + title
        + "</h1>"
        + content
        + "</body></html>\n";
  }

  private static boolean wantsJson(DistributionRequest request) {
    String accept = request.header("Accept");
    return accept != null && accept.contains("json") && !accept.contains("text/html");
  }
}
