package io.distrib.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distrib.model.HstsSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which origins, statuses and ages can be set. */
class ScriptSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "https://www.Example.com, https://www.example.com",
    "https://a.test:443, https://a.test",
    "http://a.test:443, http://a.test:443",
    "http://[2001:db8::1]:8080, http://[2001:db8::1]:8080",
    "capacitor://localhost, capacitor://localhost",
  })
  void anOriginIsWrittenAsBrowsersWriteIt(String text, String origin) {
    assertThat(ScriptSettings.parseOrigin(text)).contains(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "a.test",
        "https://",
        "https://a.test/",
        "https://a.test/x",
        "https://*.a.test",
        "https://u@a.test",
        "https://a.test:99999",
        "https://a test",
        "https://a.test?x",
        "//a.test"
      })
  void whatIsNoOriginIsRefused(String text) {
    assertThat(ScriptSettings.parseOrigin(text)).isEqualTo(Optional.empty());
    assertThatThrownBy(() -> new ScriptSettings(false, 409, Set.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no wildcard");
  }

  @Test
  void aStatusIsOneThatAScriptReads() {
    assertThat(ScriptSettings.isStatus(400)).isTrue();
    assertThat(ScriptSettings.isStatus(599)).isTrue();
    for (int status : new int[] {200, 307, 399, 407, 408, 421, 425, 600}) {
      assertThat(ScriptSettings.isStatus(status)).isFalse();
      assertThatThrownBy(() -> new ScriptSettings(false, status, Set.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void preloadingTakesAYearAndAllNamesBelow() {
    Duration year = Duration.ofDays(365);
    assertThat(new HstsSettings(year, true, true).field())
        .isEqualTo("max-age=31536000; includeSubDomains; preload");
    assertThat(new HstsSettings(Duration.ZERO, false, false).field()).isEqualTo("max-age=0");
    assertThatThrownBy(() -> new HstsSettings(year, false, true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HstsSettings(year.minusSeconds(1), true, true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HstsSettings(Duration.ofMillis(1), true, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HstsSettings(Duration.ofDays(3651), true, false))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
