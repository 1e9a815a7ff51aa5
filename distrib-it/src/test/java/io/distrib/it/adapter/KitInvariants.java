package io.distrib.it.adapter;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What holds for every exchange, whatever was asked. */
final class KitInvariants {
  private static final Pattern FIELD = Pattern.compile("[!-~][ -~]*");
  private static final Pattern LOCATION = Pattern.compile("https?://([^/:]+)(:\\d{1,5})?(/.*)");
  private static final Pattern MARKER = Pattern.compile("(?i)[?&/]distrib=");
  private static final Pattern CANONICAL =
      Pattern.compile(
          "[?&/]distrib=\\d{1,12}((~|%7E)[a-z0-9-]{1,63}(~|%7E)[1-9]\\d?)?(~\\w[\\w-]{22})?([?&/].*)?");
  private static final Pattern AUTHORITY = Pattern.compile("(?i)https?://([^/:\"'<>\\s]*)");

  /** {@link KitScenario#NOW} (RFC 9110 6.6.1). */
  private static final String DATE = "Fri, 15 Jan 2027 08:00:00 GMT";

  private static final Set<String> NAMES =
      Set.of(
          "app.example.test",
          "boston.app.example.test",
          "chicago.app.example.test",
          "geneva.app.example.test",
          "europe.app.example.test",
          "americas.app.example.test",
          "s0.app.example.test");

  private KitInvariants() {}

  /** Holds of every answer, the container's own ones too. */
  static void check(RawAnswer answer) {
    assertThat(answer.status()).isNotEqualTo(500);
    assertThat(answer.rest()).as("what follows the one answer").isEmpty();
    assertThat(answer.head()).allMatch(FIELD.asMatchPredicate());
    String location = answer.field("Location");
    if (location != null) {
      checkLocation(location);
    }
  }

  /** Holds of every answer of ours: whatever is no 200 of the application's. */
  static void checkOurs(RawAnswer answer) {
    assertThat(answer.field("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.field("Content-Length")).isNotNull();
    assertThat(answer.head())
        .filteredOn(line -> line.regionMatches(true, 0, "Date:", 0, 5))
        .singleElement(as(STRING))
        .endsWithIgnoringCase("date: " + DATE);
    assertThat(answer.body()).doesNotContain("<script>");
    AUTHORITY
        .matcher(answer.body())
        .results()
        .forEach(found -> assertThat(NAMES).contains(found.group(1)));
    if (answer.status() == 503) {
      assertThat(answer.field("Retry-After")).isEqualTo("10");
    }
  }

  /**
   * Holds of every answer that is not the container's own: no Host and no forwarded name comes
   * back.
   */
  static void checkNothingIsEchoed(KitRow row, RawAnswer answer) {
    if (!row.line().contains("evil")) {
      assertThat(answer.head()).noneMatch(field -> field.contains("evil"));
      assertThat(answer.body()).doesNotContain("evil");
    }
  }

  private static void checkLocation(String location) {
    Matcher parts = LOCATION.matcher(location);
    assertThat(parts.matches()).as(location).isTrue();
    assertThat(NAMES).contains(parts.group(1));
    assertThat(MARKER.matcher(parts.group(3)).results().count()).isLessThanOrEqualTo(1);
    Matcher marker = MARKER.matcher(parts.group(3));
    if (marker.find()) {
      assertThat(parts.group(3).substring(marker.start())).matches(CANONICAL);
    }
  }
}
