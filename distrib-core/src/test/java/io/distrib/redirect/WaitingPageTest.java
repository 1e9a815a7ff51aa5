package io.distrib.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.model.DistributionDecision.Busy;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.Reason;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of an operator in place of the built-in one, and further languages (A2). */
class WaitingPageTest {
  private static final String ALL = "{{refresh}}{{status}}{{controls}}";
  private static final Busy WAITS =
      new Busy(Reason.RING_BUSY, 503, Duration.ofSeconds(12), "http://a.test/?a&b", true, null);

  @Test
  void anOperatorsPageIsAnsweredWithItsPlaceholdersFilled() {
    WaitingPage page =
        WaitingPage.BUILT_IN.withHtml(
            "<html lang={{language}} dir={{direction}}>{{refresh}}<title>Caf\u00e9 {{title}}</title>"
                + "<h1>{{title}}</h1>{{status}}{{place}}<p data-s={{seconds}}>{{controls}}");
    HttpAnswer answer = answer(page, WAITS, "de");
    assertEquals(
        "<html lang=de dir=ltr><script>"
            + BusyPage.SCRIPT
            + "</script><meta http-equiv=\"refresh\" content=\"12; url=http://a.test/?a&amp;b\">"
            + "</template><title>Caf&#233; Gerade kommen sehr viele Besucher</title>"
            + "<h1>Gerade kommen sehr viele Besucher</h1><p id=\"distrib-status\" role=\"status\">"
            + "Diese Seite fragt in 12 s von selbst wieder nach.</p><p id=\"distrib-place\">"
            + "Ihr Platz in der Warteschlange bleibt Ihnen erhalten.</p><p data-s=12>"
            + "<p id=\"distrib-controls\"><a href=\"http://a.test/?a&amp;b\">Jetzt noch einmal fragen"
            + "</a><button id=\"distrib-stop\" type=\"button\" hidden"
            + " data-resume=\"Wieder automatisch nachfragen\""
            + " data-stopped=\"Diese Seite fragt nicht mehr von selbst nach."
            + " Ihr Platz bleibt noch 60 s erhalten.\">Automatisches Nachfragen anhalten</button></p>",
        answer.body());
    assertEquals(List.of(), policies(answer), "the operator's page says that itself");
  }

  @Test
  void whoHasToKnowTheWayBackItselfGetsNoControls() {
    Busy busy = new Busy(Reason.RING_BUSY, 503, Duration.ofSeconds(200));
    assertEquals(
        "|<p id=\"distrib-status\" role=\"status\">Please try again in 4 min.</p>|",
        answer(
                WaitingPage.BUILT_IN.withHtml("{{refresh}}|{{status}}{{place}}|{{controls}}"),
                busy,
                "")
            .body());
    assertFalse(answer(WaitingPage.BUILT_IN, busy, "").body().contains("<script"));
  }

  @Test
  void theBuiltInPageMayDoNothingButWhatItDoes() {
    String policy = policies(answer(WaitingPage.BUILT_IN, WAITS, "")).get(0);
    assertTrue(
        policy.matches(
            "default-src 'none'; script-src 'sha256-[^ ]{44}'; style-src 'sha256-[^ ]{44}';"
                + " base-uri 'none'; form-action 'none'"),
        policy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {{refresh}}{{status}}            | missing (expected {{controls}})
          {{status}}{{controls}}           | missing (expected {{refresh}})
          {{refresh}}{{controls}}          | missing (expected {{status}})
          ALL{{wait}}                      | 1:34: "{{wait}}" (expected one of EACH)
          a\\nb{{ALL                       | 2:2: "{{" (expected one of EACH)
          ALL{{title                       | 1:34: "{{title" (expected one of EACH)
          ALL{{Title}}{{title}}            | 1:34: "{{Title}}" (expected one of EACH)
          ALL\\n {{refresh}}               | 2:2: "{{refresh}}" (expected it once)
          ALL<style>\\ni{content:"\u00e9"} | 2:12: "\u00e9" (expected within style and script US-ASCII, such as \\e9 or \\u00e9)
          ALL<SCRIPT>f("{{title}}")        | 1:45: "{{title}}" (expected within style and script no placeholder; let an attribute of data hold it)
          ALL\\u0007                       | 1:34: "\\u0007" (expected no control character)
          """)
  void whatIsWrongWithAPageIsToldWithItsPlace(String text, String fault) {
    String html = text.replace("\\n", "\n").replace("\\u0007", "\u0007").replace("ALL", ALL);
    assertEquals(
        fault.replace("EACH", Placeholder.ALL),
        WaitingPage.faults(html).stream()
            .map(PageFault::toString)
            .collect(Collectors.joining("; ")));
    assertThrows(IllegalArgumentException.class, () -> WaitingPage.BUILT_IN.withHtml(html), html);
  }

  @Test
  void aPageHasALimit() {
    String filler = "x".repeat(WaitingPage.MAX_LENGTH - ALL.length());
    assertEquals(List.of(), WaitingPage.faults(ALL + filler));
    assertEquals(
        "[\"65537 characters\" (expected a page of at most 65536 characters)]",
        WaitingPage.faults(ALL + filler + "x").toString());
  }

  @Test
  void someTextsOfALanguageCanBeReplaced() {
    WaitingPage page =
        WaitingPage.BUILT_IN.withTexts("EN", Map.of(WaitingText.TITLE, "<b> & \"\u00e9\""));
    String body = answer(page, WAITS, "en-GB").body();
    assertTrue(body.contains("<h1>&lt;b&gt; &amp; &quot;&#233;&quot;</h1>"), body);
    assertTrue(body.contains("in 12 s."), body);
  }

  @Test
  void aLanguageThatIsAddedIsOfferedAndRunsAsItsLettersDo() {
    Map<WaitingText, String> words = new EnumMap<>(WaitingText.class);
    for (WaitingText text : WaitingText.values()) {
      words.put(text, text.hasValue() ? "\u05d0 {0}" : "\u05d0");
    }
    HttpAnswer answer = answer(WaitingPage.BUILT_IN.withTexts("he", words), WAITS, "he-IL, en");
    assertTrue(answer.body().contains("<html lang=\"he\" dir=\"rtl\">"), answer.body());
    assertTrue(answer.headers().contains(new HttpAnswer.Header("Content-Language", "he")));
  }

  @Test
  void textsThatCannotBeUsedAreRefused() {
    Map<WaitingText, String> some = Map.of(WaitingText.TITLE, "Druk");
    assertThrows(IllegalArgumentException.class, () -> WaitingPage.BUILT_IN.withTexts("nl", some));
    for (String tag : List.of("", "n", "english!", "en_US", "en-")) {
      assertThrows(
          IllegalArgumentException.class, () -> WaitingPage.BUILT_IN.withTexts(tag, some), tag);
    }
    for (String text : List.of("", " ", "a\nb", "in {0}", "x".repeat(501))) {
      assertTrue(WaitingText.TITLE.fault(text).isPresent(), text);
      assertThrows(
          IllegalArgumentException.class,
          () -> WaitingPage.BUILT_IN.withTexts("en", Map.of(WaitingText.TITLE, text)),
          text);
    }
    for (String text : List.of("in a while", "{0} {0}")) {
      assertTrue(WaitingText.AGAIN.fault(text).isPresent(), text);
    }
  }

  private static List<String> policies(HttpAnswer answer) {
    return answer.headers().stream()
        .filter(header -> header.name().equals("Content-Security-Policy"))
        .map(HttpAnswer.Header::value)
        .toList();
  }

  private static HttpAnswer answer(WaitingPage page, Busy busy, String language) {
    DistributionRequest request =
        Requests.with(Requests.get("x", "/"), Map.of("Accept-Language", language));
    return Rendered.by(new ManualClock(7), page).render(request, busy);
  }
}
