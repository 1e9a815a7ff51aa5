package io.distrib.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.eclipse.jetty.http.HttpCookie.SameSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Chromium stays at its site without a session: with forms, and when it comes back from a login at
 * another site (H12, H13). With the settings turned off it does not.
 */
class StayIT {
  private static final String KEYS = "keys: [{ id: a, secret: 'only for these tests' }]";
  private static final String NOTHING = "marker: { stay: 0s }";
  private static final String PLACE = "marker: { " + KEYS + " }";
  private static final String SITE = "marker: { stay: 0s, " + KEYS + " }\ncookies: { site: 8h }";
  private static final String BOTH = PLACE + "\ncookies: { site: 8h }";

  @TempDir static Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void aFormBeforeAnySessionIsAccepted(String scheme) throws Exception { // H12
    try (StayWorld world = new StayWorld(folder, scheme, PLACE, SameSite.LAX)) {
      world.enter("/form");
      world.browser().awaitText("Form at boston");
      world.decisions();

      world.visitBoston("/form");
      world.browser().awaitText("Form at boston");
      assertThat(world.decisions()).containsExactly("boston STAYED GET");

      world.browser().press("Save");
      world.browser().awaitText("Saved at boston");
      assertThat(world.decisions()).containsExactly("boston STAYED POST");
    }
  }

  @Test
  void withoutThePlacementItIsRefused() throws Exception {
    try (StayWorld world = new StayWorld(folder, "https", NOTHING, SameSite.LAX)) {
      world.enter("/form");
      world.browser().awaitText("Form at boston");
      world.decisions();

      world.browser().press("Save");
      world.browser().awaitText("chicago refuses Origin null");
      assertThat(world.decisions()).hasSize(3);

      world.visitBoston("/form");
      world.browser().awaitText("Form at chicago");
      assertThat(world.decisions()).hasSize(3);
    }
  }

  /** By http the placement cookie is {@code SameSite=Lax}: the last site is what comes along. */
  @ParameterizedTest
  @CsvSource({"https, PLACE, STAYED", "https, SITE, RETURNED", "http, BOTH, RETURNED"})
  void whatAProviderPostsComesToTheSessionsSite(String scheme, String settings, String reason)
      throws Exception { // H12, H13
    try (StayWorld world = new StayWorld(folder, scheme, lines(settings), SameSite.LAX)) {
      String session = begin(world);
      world.visitOther("provider");
      world.decisions();
      world.browser().press("Sign in");
      stays(world, "boston " + reason + " POST", session);
      remembers(world, settings);
    }
  }

  @ParameterizedTest
  @CsvSource({"https, PLACE, STAYED", "https, SITE, RETURNED"})
  void aLinkInAMailLeadsToTheSessionsSite(String scheme, String settings, String reason)
      throws Exception { // H12, H13
    try (StayWorld world = new StayWorld(folder, scheme, lines(settings), SameSite.STRICT)) {
      String session = begin(world);
      world.visitOther("mail");
      world.decisions();
      world.browser().click("Your order");
      stays(world, "boston " + reason + " GET", session);
      remembers(world, settings);
    }
  }

  @ParameterizedTest
  @CsvSource({"provider, LAX", "mail, STRICT"})
  void withoutEitherTheClientGoesToAnotherSite(String page, SameSite sameSite) throws Exception {
    try (StayWorld world = new StayWorld(folder, "https", NOTHING, sameSite)) {
      begin(world);
      world.visitOther(page);
      if (page.equals("mail")) {
        world.browser().click("Your order");
      } else {
        world.browser().press("Sign in");
      }
      world.browser().awaitText("chicago knows nobody");
    }
  }

  /** What the browser shows of the session that it begins at Boston. */
  private static String begin(StayWorld world) {
    world.enter("/begin");
    world.browser().awaitText("boston knows ");
    return world.browser().text();
  }

  /** The request came alone to Boston, where the session is as before. */
  private static void stays(StayWorld world, String decision, String session) {
    world.browser().awaitText("boston knows nobody");
    assertThat(world.decisions()).containsExactly(decision);
    world.browser().click("Look");
    world.browser().awaitText(session.lines().findFirst().orElseThrow());
  }

  /** The last site is Boston, if any is remembered. */
  private static void remembers(StayWorld world, String settings) {
    String hint = world.browser().cookie("distrib_site");
    if (settings.equals("PLACE")) {
      assertThat(hint).isEmpty();
    } else {
      assertThat(hint).contains("~boston~");
    }
  }

  private static String lines(String settings) {
    return switch (settings) {
      case "PLACE" -> PLACE;
      case "SITE" -> SITE;
      default -> BOTH;
    };
  }
}
