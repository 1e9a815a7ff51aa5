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
import java.util.Optional;
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
    BusyLanguages all = BusyLanguages.BUILT_IN;
    return all.tags().stream().map(all::texts);
  }

  @Test
  void whoHasAskedForThemHasThem() {
    Set<String> known = BusyLanguages.BUILT_IN.tags();
    assertTrue(
        known.containsAll(
            List.of("en", "de", "fr", "es", "pt", "it", "pl", "tr", "ar", "hi", "ja", "zh")),
        known::toString);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void eachTextIsThereAndHasItsValueOnce(BusyTexts texts) {
    for (WaitingText text : WaitingText.values()) {
      assertEquals(Optional.empty(), text.fault(texts.get(text)), text.key());
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
    assertTrue(page.contains(texts.get(WaitingText.KEPT)), page);
    assertFalse(page.contains("{0}"), page);
    assertTrue(page.chars().allMatch(c -> c < 0x80), page);
    assertTrue(page.length() < 6_000, () -> texts.tag() + " " + page.length());
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
    assertEquals(tag, BusyLanguages.BUILT_IN.forReader(field).tag());
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
