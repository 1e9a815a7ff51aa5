package io.distrib.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Session cookies are host-only: they count under this Site Name alone (H0, H3). */
class SessionCookiesTest {
  private final SessionCookies cookies =
      new SessionCookies(Set.of("visitor", "sid"), "boston.app.example.test");

  @ParameterizedTest
  @CsvSource({
    "boston.app.example.test,      visitor=7,          true",
    "Boston.App.example.test:8443, 'a=b; sid=x',       true",
    "boston.app.example.test,      'a=b;visitor=\"7\"', true",
    "app.example.test,             visitor=7,          false",
    "boston.app.example.test.evil, visitor=7,          false",
    "boston.app.example.test,      visitor=,           false",
    "boston.app.example.test,      visitor,            false",
    "boston.app.example.test,      visitors=7,         false",
    "boston.app.example.test,      'a=visitor=7',      false",
    "boston.app.example.test,      '',                 false"
  })
  void aRequestIsInSession(String host, String line, boolean isInSession) {
    assertThat(cookies.isInSession(host, List.of("x=y", line))).isEqualTo(isInSession);
  }
}
