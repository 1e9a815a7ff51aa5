package io.distrib.server.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which texts a pattern matches. */
class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "boston, boston, true",
    "boston, BOSTON, true",
    "boston, bosto, false",
    "boston, bostons, false",
    "eu-*, eu-west, true",
    "eu-*, eu-, true",
    "eu-*, us-eu-1, false",
    "*-1, eu-west-1, true",
    "*-1, eu-1-2, false",
    "*a*b*, xaxbx, true",
    "*a*b*, xbxax, false",
    "s?, s1, true",
    "s?, s12, false",
    "s?, s, false",
    "*, anything, true",
    "**, anything, true",
    "a.c, abc, false",
  })
  void matches(String pattern, String text, boolean expected) {
    assertThat(new Glob(pattern).matches(text)).isEqualTo(expected);
  }

  @Test
  void patternsThatTakeOthersForEverTakeNoTime() {
    Glob glob = new Glob("*a".repeat(150));
    assertThat(glob.matches("a".repeat(149) + "b")).isFalse();
    assertThat(glob.matches("a".repeat(300))).isTrue();
  }
}
