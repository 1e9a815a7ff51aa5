package io.distrib.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Chromium signs in to an application with Django, at two sites by https: the form comes before any
 * session, and Django takes it from its own origin only (H12).
 */
class DjangoIT {
  private static final String REFUSED = "CSRF verification failed";

  @TempDir Path folder;

  private Path script = Path.of("");

  @BeforeEach
  void copyTheApplication() throws IOException {
    byte[] text = Resources.toByteArray(Resources.getResource(getClass(), "django_site.py"));
    script = Files.write(folder.resolve("django_site.py"), text);
  }

  @Test
  void aLoginFormBeforeAnySessionIsAccepted() throws Exception {
    Path pool = StayNames.pool(folder, "marker: { stay: 10m }");
    try (GatedSite boston = site(pool, "boston");
        GatedSite chicago = site(pool, "chicago");
        Chromium chromium = StayNames.chromium(folder, boston.port(), chicago.port());
        Browser browser = chromium.open()) {
      signIn(browser);
      browser.awaitText("Account of ada at boston");
      browser.visit("https://" + StayNames.BOSTON + "/account");
      browser.awaitText("Account of ada at boston");
      assertThat(browser.cookie("sessionid")).isNotEmpty();
    }
  }

  /** Even if the way over the Pool Name leads back to the same site: the origin is lost. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutThePlacementItIsRefused(boolean isBack) throws Exception {
    Path pool = StayNames.pool(folder, "marker: { stay: 0s }");
    try (GatedSite boston = site(pool, "boston");
        GatedSite chicago = site(pool, "chicago");
        Chromium chromium =
            StayNames.chromium(folder, boston.port(), isBack ? boston.port() : chicago.port());
        Browser browser = chromium.open()) {
      signIn(browser);
      browser.awaitText(REFUSED);
      assertThat(browser.address().getHost())
          .isEqualTo(isBack ? StayNames.BOSTON : StayNames.CHICAGO);
    }
  }

  private static void signIn(Browser browser) {
    browser.visit("https://" + StayNames.ENTRY + "/login");
    browser.awaitText("Sign in at boston");
    browser.type("name", "ada");
    browser.press("Sign in");
  }

  /** With the interpreter that Debian's Django is installed for. */
  private GatedSite site(Path pool, String site) throws IOException {
    return new GatedSite(
        pool,
        site,
        SiteKeys.make(folder, StayNames.POOL),
        "sessionid",
        "/usr/bin/python3",
        script.toString(),
        site);
  }
}
