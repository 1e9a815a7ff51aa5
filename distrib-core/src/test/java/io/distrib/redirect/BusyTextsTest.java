package io.distrib.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.model.DistributionDecision.Busy;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.Reason;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The waiting page in the languages that it knows (A2). */
class BusyTextsTest {
  private static final Busy WAITS =
      new Busy(Reason.RING_BUSY, 503, Duration.ofSeconds(12), "http://a.test/", true, null);

  static Stream<BusyTexts> languages() {
    return BusyTexts.languages().values().stream();
  }

  @Test
  void whoHasAskedForThemHasThem() {
    Set<String> known = BusyTexts.languages().keySet();
    assertTrue(
        known.containsAll(
            List.of("en", "de", "fr", "es", "pt", "it", "pl", "tr", "ar", "hi", "ja", "zh")),
        known::toString);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void eachTextIsThereAndHasItsWaitOnce(BusyTexts texts) {
    for (String text : List.of(texts.again(), texts.later(), texts.seconds(), texts.minutes())) {
      assertEquals(2, text.split("\\{0\\}", -1).length, text);
    }
    for (String text : List.of(texts.title(), texts.kept(), texts.link())) {
      assertFalse(text.contains("{"), text);
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void eachPageIsSmallAndSaysItsLanguage(BusyTexts texts) {
    HttpAnswer answer = answer(texts.tag());
    String page = answer.body();
    assertTrue(
        page.contains("<html lang=\"" + texts.tag() + "\" dir=\"" + texts.direction() + "\">"),
        page);
    assertTrue(answer.headers().contains(new HttpAnswer.Header("Content-Language", texts.tag())));
    assertTrue(page.contains("12"), page);
    assertTrue(page.contains(texts.kept()), page);
    assertFalse(page.contains("{0}"), page);
    assertTrue(page.chars().allMatch(c -> c < 0x80), page);
    assertTrue(page.length() < 2_500, () -> texts.tag() + " " + page.length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de-AT, en;q=0.8       | de
          xx, fr-CH;q=0.5       | fr
          en;q=0.3, ja;q=0.9    | ja
          zh-CN                 | zh
          zh-TW, zh;q=0.9       | zh-hant
          zh-Hant-HK            | zh-hant
          PT-br                 | pt
          ar-EG                 | ar
          xx                    | en
          *                     | en
          de;q=0                | en
          """)
  void theLanguageIsTheReaders(String field, String tag) {
    assertEquals(tag, BusyTexts.forReader(field).tag());
  }

  @Test
  void arabicRunsFromTheRight() {
    assertTrue(answer("ar").body().contains("dir=\"rtl\""));
  }

  private static HttpAnswer answer(String language) {
    DistributionRequest request =
        Requests.with(Requests.get("x", "/"), Map.of("Accept-Language", language));
    return Rendered.plain(new ManualClock(7)).render(request, WAITS);
  }
}
