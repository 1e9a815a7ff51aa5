package io.distrib.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.it.browser.Chromium.Habit;
import io.distrib.it.process.Program;
import io.distrib.redirect.WaitingPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The waiting page in Chromium (A2). What it shows is kept in {@code target/waiting}. */
class WaitingPageIT {
  private static final Path ALBUM =
      Program.ROOT.resolve("distrib-it/target/waiting").toAbsolutePath();
  private static final Duration LONG = Duration.ofMinutes(5);

  /** Whether it is left within more than a refresh takes: a timer of the page that is set later. */
  private static final String IS_LEFT =
      "let left = false; addEventListener('beforeunload', () => left = true);"
          + "setTimeout(() => done(left), 6000);";

  private static final String LOADED_AT = "done(String(performance.timeOrigin));";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "en, light, 1280, Many people are visiting right now",
    "en, dark, 320, Many people are visiting right now",
    "de, light, 320, Gerade kommen sehr viele Besucher",
    "ar, dark, 1280, \u064a\u0632\u0648\u0631\u0646\u0627",
    "ar, light, 320, \u064a\u0632\u0648\u0631\u0646\u0627",
    "hi, dark, 320, \u0907\u0938 \u0938\u092e\u092f",
    "ja, light, 320, \u305f\u3060\u3044\u307e\u30a2\u30af\u30bb\u30b9"
  })
  void everybodyCanReadIt(String language, String scheme, int width, String title)
      throws Exception {
    String dark = "--blink-settings=preferredColorScheme=" + (scheme.equals("dark") ? 0 : 1);
    try (WaitingSite site = new WaitingSite(WaitingPage.BUILT_IN, LONG, "");
        Chromium chromium = chromium(dark);
        Browser browser = chromium.openFor(language, width)) {
      browser.visit(site.url());
      browser.awaitText(title);
      browser.photograph(
          Files.createDirectories(ALBUM).resolve(language + "-" + scheme + "-" + width + ".png"));
      assertThat(Axe.violations(browser)).isEmpty();
      assertThat(
              browser.asks(
                  "done([document.documentElement.lang, innerWidth, document.body.scrollWidth,"
                      + "matchMedia('(prefers-color-scheme: dark)').matches].join(' '))"))
          .isEqualTo(
              String.join(" ", language, "" + width, "" + width, "" + scheme.equals("dark")));
    }
  }

  @Test
  void theRefreshCanBeStoppedAndStartedAgain() throws Exception {
    try (WaitingSite site = new WaitingSite(WaitingPage.BUILT_IN, Duration.ofSeconds(5), "");
        Chromium chromium = chromium();
        Browser browser = chromium.open()) {
      browser.visit(site.url());
      browser.await(
          "a page that has stopped",
          () -> {
            browser.press("Stop asking automatically");
            return browser.text().contains("no longer asks by itself");
          });
      assertThat(browser.text()).contains("Your place is kept for another 60 s.");
      assertThat(browser.asks(IS_LEFT)).isEqualTo("false");
      assertThat(Axe.violations(browser)).isEmpty();

      String stopped = browser.asks(LOADED_AT);
      browser.press("Ask automatically again");
      assertThat(browser.text()).contains("asks again by itself in 5 s");
      browser.await("another page", () -> !browser.asks(LOADED_AT).equals(stopped));
      browser.awaitText("Stop asking automatically");
    }
  }

  @Test
  void withoutScriptsItAsksAgainAndShowsNoButton() throws Exception {
    try (WaitingSite site = new WaitingSite(WaitingPage.BUILT_IN, LONG, "");
        Chromium chromium = chromium();
        Browser browser = chromium.open(Habit.NO_SCRIPTS)) {
      browser.visit(site.url());
      browser.awaitText("Ask again now");
      assertThat(browser.text()).doesNotContain("Stop asking");
      assertThat(browser.refresh()).startsWith("300; url=" + site.url());
    }
  }

  @Test
  void whereAnotherPolicyForbidsTheScriptThePageAsksAllTheSame() throws Exception {
    WaitingPage own =
        WaitingPage.BUILT_IN.withHtml("{{refresh}}<h1>Own</h1>{{status}}{{controls}}");
    try (WaitingSite site = new WaitingSite(own, Duration.ofSeconds(1), "script-src 'self'");
        Chromium chromium = chromium();
        Browser browser = chromium.open()) {
      browser.visit(site.url());
      browser.awaitText("Own");
      assertThat(browser.text()).doesNotContain("Stop asking");
      String first = browser.asks(LOADED_AT);
      browser.await("another page", () -> !browser.asks(LOADED_AT).equals(first));
    }
  }

  private Chromium chromium(String... more) throws IOException {
    String[] arguments = new String[more.length + 1];
    System.arraycopy(more, 0, arguments, 0, more.length);
    arguments[more.length] = "--host-resolver-rules=MAP *.test 127.0.0.1";
    return new Chromium(folder, arguments);
  }
}
