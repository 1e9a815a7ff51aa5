package io.distrib.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations as people write them. */
class DurationTextTest {
  @ParameterizedTest
  @CsvSource({
    "500ms, 500",
    "90s, 90000",
    "5m, 300000",
    "2h, 7200000",
    "2d, 172800000",
    "1.5s, 1500",
    "0.5s, 500",
    "0.001s, 1",
    "1.25h, 4500000",
    "1h30m, 5400000",
    "1d2h3m4s5ms, 93784005",
    "0s, 0",
    "999999999ms, 999999999"
  })
  void aDurationIsWhatItSays(String text, long millis) {
    assertThat(DurationText.parse(text)).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "1, 1ms",
    "500, 500ms",
    "999, 999ms",
    "1000, 1s",
    "1500, 1500ms",
    "90000, 90s"
  })
  void aDurationIsWrittenInSecondsIfTheyAreWholeAndReadBack(long millis, String text) {
    assertThat(DurationText.of(Duration.ofMillis(millis))).isEqualTo(text);
    assertThat(DurationText.parse(text)).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s",
        "5",
        "1.5",
        "1.5ms",
        "30m1h",
        "1h1h",
        "1h 30m",
        "-1s",
        "1,5s",
        "1.s",
        ".5s",
        "1.2345s",
        "1e3s",
        "1S",
        "1234567890s",
        "5w",
        "1s "
      })
  void whatIsNoDurationIsRefused(String text) {
    assertThat(DurationText.parse(text)).isEmpty();
  }
}
