package io.distrib.fuzz;

import io.distrib.model.DistributionDecision.Busy;
import io.distrib.model.DistributionDecision.Elsewhere;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionDecision.Reject;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.model.Reason;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Judges what goes out on the wire, whatever the decision was (rules, section 5). */
final class AnswerJudge {
  private static final Set<String> NAMES =
      Set.of(
          "Location",
          "Set-Cookie",
          "Retry-After",
          "Content-Language",
          "Content-Security-Policy",
          "Allow",
          "Date",
          "Cache-Control",
          "Content-Type",
          "Content-Length");
  private static final Pattern COOKIE =
      Pattern.compile(
          "distrib_(?:(?:group|ticket)=[A-Za-z0-9~_-]*; Domain=app\\.example\\.test"
              + "|clock=[A-Za-z0-9~_-]+)"
              + "; Path=/; Max-Age=[0-9]+(?:; Secure)?; HttpOnly; SameSite=Lax"
              + "|distrib_site=[A-Za-z0-9~_-]*; Domain=app\\.example\\.test; Path=/; Max-Age=[0-9]+"
              + "(?:; HttpOnly|; Secure; HttpOnly; SameSite=None)");
  private static final Pattern DATE =
      Pattern.compile(
          "[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT");
  private static final Pattern WAIT = Pattern.compile("[1-9][0-9]{0,4}");
  private static final Pattern PROBLEM =
      Pattern.compile(
          "\\{\"type\":\"about:blank\",\"title\":\"All sites are busy\",\"status\":(?:503|200),"
              + "\"retryAfterSeconds\":[0-9]+"
              + "(?:,\"comeBack\":\"((?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*)\")?"
              + "(?:,\"place\":\\{\"ahead\":[0-9]+(?:,\"waitSeconds\":[0-9]+)?\\})?\\}\n");

  private static final Pattern TOLD =
      Pattern.compile(
          "\\{\"type\":\"urn:distrib:elsewhere\",\"title\":\"[A-Za-z ]+\",\"status\":409,"
              + "\"detail\":\"[A-Za-z :.]+\",\"location\":\"((?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*)\"\\}\n");

  private AnswerJudge() {}

  /**
   * Requires what every answer has to have.
   *
   * @param asGet the same answer to a GET
   * @return the body that a GET is given
   */
  static String judge(DistributionRequest request, HttpAnswer answer, HttpAnswer asGet) {
    for (Header header : answer.headers()) {
      Verdict.require(NAMES.contains(header.name()), "header field", header.name());
      requireVisible(header.value());
      if (header.name().equals("Set-Cookie")) {
        Verdict.require(COOKIE.matcher(header.value()).matches(), "cookie", header.value());
      } else {
        Verdict.require(value(answer, header.name()) != null, "once", header.name());
      }
    }
    String date = String.valueOf(value(answer, "Date"));
    Verdict.require(DATE.matcher(date).matches(), "date", date);
    Verdict.same("no-store", String.valueOf(value(answer, "Cache-Control")), "Cache-Control");
    String body = asGet.body();
    Verdict.require(body.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f)), "body", body);
    Verdict.same(
        Integer.toString(body.length()), String.valueOf(value(answer, "Content-Length")), "length");
    Verdict.same(request.method().equals("HEAD") ? "" : body, answer.body(), "body");
    return body;
  }

  /** Requires what a redirect has to have. */
  static void requireRedirect(Redirect redirect, HttpAnswer answer, String body) {
    Verdict.require(Set.of(200, 302, 307).contains(answer.status()), "status", answer.status());
    boolean isMeta = answer.status() == 200;
    Verdict.same(
        isMeta ? "null" : redirect.location(),
        String.valueOf(value(answer, "Location")),
        "Location");
    Browser.requireLeadsTo(redirect.location(), isMeta, body);
  }

  /** Requires what turns a client away. */
  static void requireBusy(Busy busy, HttpAnswer answer, String body, LocationJudge judge) {
    Verdict.same(503, answer.status(), "status");
    Verdict.require(value(answer, "Location") == null, "no Location", answer);
    String wait = String.valueOf(value(answer, "Retry-After"));
    Verdict.require(WAIT.matcher(wait).matches(), "Retry-After", wait);
    Verdict.same(
        busy.reason() == Reason.UNREDIRECTABLE, answer.closesConnection(), "end of the connection");
    String comeBack = busy.comeBack();
    if (comeBack != null) {
      judge.judgeComeBack(comeBack);
    }
    if (String.valueOf(value(answer, "Content-Type")).contains("json")) {
      requireProblem(busy, body);
    } else if (comeBack == null) {
      Browser.requireLeadsNowhere(body);
    } else {
      Browser.requireLeadsTo(comeBack, true, body);
    }
  }

  private static void requireProblem(Busy busy, String body) {
    Matcher problem = PROBLEM.matcher(body);
    Verdict.require(problem.matches(), "problem document", body);
    String comeBack = problem.group(1);
    if (comeBack != null) {
      String plain = comeBack.replaceAll("\\\\([\"\\\\])", "$1");
      Verdict.same(String.valueOf(busy.comeBack()), plain, "way back in a problem document");
    }
  }

  /** Requires what tells a script where a page would be loaded. */
  static void requireTold(Elsewhere elsewhere, HttpAnswer answer, String body) {
    Verdict.same(409, answer.status(), "status");
    Verdict.require(value(answer, "Location") == null, "no Location", answer);
    Verdict.require(value(answer, "Set-Cookie") == null, "no cookie", answer);
    Matcher told = TOLD.matcher(body);
    Verdict.require(told.matches(), "problem document", body);
    String plain = told.group(1).replaceAll("\\\\([\"\\\\])", "$1");
    Verdict.same(elsewhere.location(), plain, "location in a problem document");
  }

  /** Requires what refuses a request. */
  static void requireRefused(Reject reject, HttpAnswer answer, String body) {
    Verdict.same(reject.reason() == Reason.BAD_METHOD ? 405 : 400, answer.status(), "status");
    Verdict.require(answer.closesConnection(), "end of the connection", answer);
    Verdict.require(value(answer, "Location") == null, "no Location", answer);
    Browser.requireLeadsNowhere(body);
  }

  /** The value of the only field {@code name}; null if there is none, or more than one. */
  private static @Nullable String value(HttpAnswer answer, String name) {
    String value = null;
    for (Header header : answer.headers()) {
      if (header.name().equals(name)) {
        if (value != null) {
          return null;
        }
        value = header.value();
      }
    }
    return value;
  }

  private static void requireVisible(String value) {
    Verdict.require(value.chars().allMatch(c -> c >= ' ' && c < 0x7f), "header value", value);
  }
}
