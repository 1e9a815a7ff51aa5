package io.distrib.adapter.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What holds for every response of a site, whatever was asked. */
public final class ResponseInvariants {
  private static final Pattern FIELD = Pattern.compile("[!-~][ -~]*");
  private static final Pattern LOCATION = Pattern.compile("https?://([^/:]+)(:\\d{1,5})?(/.*)");
  private static final Pattern MARKER = Pattern.compile("(?i)[?&/]distrib=");
  private static final Pattern CANONICAL =
      Pattern.compile(
          "[?&/]distrib=\\d{1,12}((~|%7E)[a-z0-9-]{1,63}(~|%7E)[1-9]\\d?)?(~\\w[\\w-]{22})?([?&/].*)?");

  /** How the script of the waiting page begins. */
  private static final String OWN_SCRIPT =
      "<script>document.write('<template id=\"distrib-refresh\">')";

  private static final Pattern AUTHORITY = Pattern.compile("(?i)https?://([^/:\"'<>\\s]*)");

  /** {@link KitScenario#NOW} (RFC 9110 6.6.1). */
  static final String DATE = "Fri, 15 Jan 2027 08:00:00 GMT";

  private static final Set<String> NAMES =
      Set.of(
          "app.example.test",
          "boston.app.example.test",
          "chicago.app.example.test",
          "geneva.app.example.test",
          "europe.app.example.test",
          "americas.app.example.test",
          "s0.app.example.test");

  private ResponseInvariants() {}

  /**
   * Holds of every response, the server's own ones too: no failure, nothing after it, no control
   * character in the head, and a Location only to a name of the pool, with one marker at most.
   *
   * @throws AssertionError if it does not
   */
  public static void check(RawResponse response) {
    assertNotEquals(500, response.status(), "status");
    assertEquals("", response.rest(), "what follows the one response");
    for (String line : response.head()) {
      assertTrue(FIELD.matcher(line).matches(), () -> "a control character: " + line);
    }
    response.values("Location").forEach(ResponseInvariants::checkLocation);
  }

  /**
   * Holds of every response of ours: of all but the application's.
   *
   * @param hasOwnDate whether the server writes the Date itself
   */
  static void checkOurs(RawResponse response, boolean hasOwnDate) {
    assertEquals("no-store", response.field("Cache-Control"), "Cache-Control");
    assertEquals(1, response.values("Content-Length").size(), "Content-Length fields");
    assertEquals(1, response.values("Date").size(), "Date fields");
    if (!hasOwnDate) {
      assertEquals(DATE, response.field("Date"), "Date");
    }
    assertFalse(
        response.body().replace(OWN_SCRIPT, "").contains("<script"), "a script in the body");
    AUTHORITY.matcher(response.body()).results().forEach(found -> checkName(found.group(1)));
    if (response.status() == 503) {
      assertEquals("10", response.field("Retry-After"), "Retry-After");
    }
  }

  /** Holds of all but the server's own responses: no Host and no forwarded name comes back. */
  static void checkNothingIsEchoed(KitRow row, RawResponse response) {
    if (!row.line().contains("evil")) {
      response.head().forEach(line -> assertFalse(line.contains("evil"), line));
      assertFalse(response.body().contains("evil"), "the body repeats what the client sent");
    }
  }

  private static void checkLocation(String location) {
    Matcher parts = LOCATION.matcher(location);
    assertTrue(parts.matches(), () -> "Location: " + location);
    checkName(parts.group(1));
    assertTrue(
        MARKER.matcher(parts.group(3)).results().count() <= 1,
        () -> "more than one marker: " + location);
    Matcher marker = MARKER.matcher(parts.group(3));
    if (marker.find()) {
      String rest = parts.group(3).substring(marker.start());
      assertTrue(CANONICAL.matcher(rest).matches(), () -> "a marker as no site writes it: " + rest);
    }
  }

  private static void checkName(String name) {
    assertTrue(NAMES.contains(name), () -> "no name of the pool: " + name);
  }
}
