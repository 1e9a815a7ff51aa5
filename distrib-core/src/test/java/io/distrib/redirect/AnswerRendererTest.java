package io.distrib.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.model.DistributionDecision.Answer;
import io.distrib.model.DistributionDecision.Busy;
import io.distrib.model.DistributionDecision.Elsewhere;
import io.distrib.model.DistributionDecision.Preflight;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionDecision.Reject;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.PlaceInLine;
import io.distrib.model.Reason;
import io.distrib.model.Scheme;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules, section 5: what each answer says on the wire. */
class AnswerRendererTest {
  private static final DistributionRequest GET = Requests.get("x", "/");
  private static final Redirect REDIRECT =
      new Redirect(Reason.POOL_TO_SITE, 302, "http://a.test/?\"><script>&'");
  private static final Busy BUSY = new Busy(Reason.RING_BUSY, 503, Duration.ofSeconds(10));
  private static final List<Answer> ANSWERS =
      List.of(
          REDIRECT,
          new Redirect(Reason.POOL_TO_SITE, 200, "http://a.test/"),
          BUSY,
          new Busy(Reason.RING_BUSY, 200, Duration.ofSeconds(1)),
          waiting("http://a.test/", 30),
          new Busy(Reason.UNREDIRECTABLE, 503, Duration.ofSeconds(1)),
          new Elsewhere(
              Reason.SCRIPT_TOLD, Reason.POOL_TO_SITE, 409, "http://a.test/?\"><script>&'\\"),
          new Preflight(Reason.PREFLIGHT),
          new Reject(Reason.BAD_HOST, 400),
          new Reject(Reason.BAD_METHOD, 405));

  private final AnswerRenderer renderer = Rendered.plain(new ManualClock(784_111_777));

  @Test
  void everyAnswerIsDatedIsNotStoredAndTellsItsLength() {
    for (Answer decision : ANSWERS) {
      HttpAnswer answer = renderer.render(GET, decision);
      assertEquals("Sun, 06 Nov 1994 08:49:37 GMT", header(answer, "Date")); // RFC 9110 5.6.7
      assertEquals("no-store", header(answer, "Cache-Control"));
      assertEquals(Integer.toString(answer.body().length()), header(answer, "Content-Length"));
      assertTrue(answer.body().chars().allMatch(c -> c < 0x80));
      assertEquals(decision.status(), answer.status());
    }
  }

  @Test
  void headHasTheHeadersOfGetAndNoBody() {
    for (Answer decision : ANSWERS) {
      HttpAnswer head = renderer.render(Requests.of("HEAD", "x", "/"), decision);
      assertEquals(renderer.render(GET, decision).headers(), head.headers());
      assertEquals("", head.body());
    }
  }

  @Test
  void redirectLinksItsTargetEscaped() {
    HttpAnswer answer = renderer.render(GET, REDIRECT);
    assertEquals(REDIRECT.location(), header(answer, "Location"));
    assertTrue(
        answer.body().contains("href=\"http://a.test/?&quot;&gt;&lt;script&gt;&amp;&#39;\""),
        answer.body());
    assertFalse(answer.body().contains("<script"));
  }

  @Test
  void metaRefreshIsAPageWithoutALocation() {
    HttpAnswer answer =
        renderer.render(GET, new Redirect(Reason.POOL_TO_SITE, 200, "http://a.test/?a&b"));
    assertEquals("-", header(answer, "Location"));
    assertTrue(
        answer.body().contains("http-equiv=\"refresh\" content=\"0; url=http://a.test/?a&amp;b\""));
  }

  @Test
  void busyTellsWhenToComeBack() {
    HttpAnswer answer = renderer.render(GET, BUSY);
    assertEquals("10", header(answer, "Retry-After"));
    assertTrue(answer.body().contains("in 10 s."));
    assertEquals(
        "1",
        header(
            renderer.render(GET, new Busy(Reason.RING_BUSY, 503, Duration.ZERO)), "Retry-After"));
  }

  @Test
  void busyIsAProblemDocumentForAProgram() {
    HttpAnswer answer = renderer.render(accepting("application/json"), BUSY);
    assertEquals("application/problem+json", header(answer, "Content-Type"));
    assertEquals(
        "{\"type\":\"about:blank\",\"title\":\"All sites are busy\",\"status\":503,\"retryAfterSeconds\":10}\n",
        answer.body());
    assertEquals(
        "text/html; charset=utf-8",
        header(renderer.render(accepting("text/html,application/json"), BUSY), "Content-Type"));
  }

  @Test
  void theWaitingPageAsksAgainWhereItIsTold() {
    Busy busy = waiting("http://a.test/?\"><script>&'\\", 90);
    String page = renderer.render(GET, busy).body();
    String link = "http://a.test/?&quot;&gt;&lt;script&gt;&amp;&#39;\\";
    assertTrue(page.startsWith("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n<head>"), page);
    assertTrue(
        page.contains("<meta http-equiv=\"refresh\" content=\"90; url=" + link + "\">"), page);
    assertTrue(page.contains("<a href=\"" + link + "\">"), page);
    assertTrue(page.contains(" role=\"status\">This page asks again by itself in 90 s."));
    assertTrue(page.contains("You keep your place"));
    assertFalse(page.contains("<script>&"));
    assertTrue(page.length() < 4_000);
    assertEquals("en", header(renderer.render(GET, busy), "Content-Language"));
    assertEquals("distrib_ticket=V", header(renderer.render(GET, busy), "Set-Cookie"));
  }

  @Test
  void theWaitIsToldInWords() {
    assertTrue(renderer.render(GET, waiting("http://a.test/", 1)).body().contains("in 1 s."));
    assertTrue(renderer.render(GET, waiting("http://a.test/", 119)).body().contains("in 119 s."));
    assertTrue(renderer.render(GET, waiting("http://a.test/", 120)).body().contains("in 2 min."));
    assertTrue(renderer.render(GET, waiting("http://a.test/", 121)).body().contains("in 3 min."));
  }

  @Test
  void aProgramIsToldWhereToComeBack() {
    HttpAnswer answer =
        renderer.render(accepting("application/json"), waiting("http://a.test/?\"\\", 5));
    assertEquals(
        "{\"type\":\"about:blank\",\"title\":\"All sites are busy\",\"status\":503,"
            + "\"retryAfterSeconds\":5,\"comeBack\":\"http://a.test/?\\\"\\\\\"}\n",
        answer.body());
    assertEquals("distrib_ticket=V", header(answer, "Set-Cookie"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true  | 20 | ,"place":{"ahead":9,"waitSeconds":20}
          true  |    | ,"place":{"ahead":9}
          false | 20 | ''
          """)
  void aProgramIsToldItsPlaceIfItHasOne(boolean keepsPlace, @Nullable Integer wait, String place) {
    PlaceInLine line =
        new PlaceInLine(9, wait == null ? OptionalInt.empty() : OptionalInt.of(wait));
    Busy busy =
        new Busy(Reason.RING_BUSY, 503, Duration.ofSeconds(10), null, keepsPlace, null, line);
    assertEquals(
        "{\"type\":\"about:blank\",\"title\":\"All sites are busy\",\"status\":503,"
            + "\"retryAfterSeconds\":10"
            + place
            + "}\n",
        renderer.render(accepting("application/json"), busy).body());
  }

  private static Busy waiting(String comeBack, long seconds) {
    return new Busy(
        Reason.RING_BUSY, 503, Duration.ofSeconds(seconds), comeBack, true, "distrib_ticket=V");
  }

  @Test
  void whatCannotBeReadOrFollowedClosesTheConnection() {
    assertFalse(renderer.render(GET, REDIRECT).closesConnection());
    assertFalse(renderer.render(GET, BUSY).closesConnection());
    assertTrue(
        renderer
            .render(GET, new Busy(Reason.UNREDIRECTABLE, 503, Duration.ofSeconds(1)))
            .closesConnection());
    assertTrue(renderer.render(GET, new Reject(Reason.BAD_HOST, 400)).closesConnection());
    assertTrue(
        header(renderer.render(GET, new Reject(Reason.BAD_METHOD, 405)), "Allow")
            .startsWith("GET, HEAD"));
  }

  private static DistributionRequest accepting(String types) {
    return new DistributionRequest(
        "GET", Scheme.HTTP, "x", "/", null, false, Map.of("Accept", types)::get);
  }

  private static String header(HttpAnswer answer, String name) {
    return answer.headers().stream()
        .filter(header -> header.name().equals(name))
        .map(HttpAnswer.Header::value)
        .findFirst()
        .orElse("-");
  }
}
