package io.distrib.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KitRowTest {
  static List<KitRow> rows() {
    return KitRow.all();
  }

  @Test
  void theKitHasNotShrunk() {
    assertThat(rows()).hasSizeGreaterThanOrEqualTo(367);
    assertThat(rows().stream().map(KitRow::scenario).distinct())
        .containsExactlyInAnyOrder(KitScenario.values());
  }

  @Test
  void noTwoRowsHaveTheSameNameOrAskTheSame() {
    assertThat(rows()).extracting(KitRow::name).doesNotHaveDuplicates();
    assertThat(rows()).allMatch(row -> row.name().matches("[a-z0-9.-]+"));
    assertThat(rows()).extracting(KitRow::scenario, KitRow::request).doesNotHaveDuplicates();
  }

  @Test
  void onlyKnownAdaptersAreNamed() {
    Set<String> words =
        rows().stream()
            .flatMap(row -> row.deviations().keySet().stream())
            .collect(Collectors.toSet());
    assertThat(words)
        .containsExactlyInAnyOrder("jetty", "tomcat", "netty-h2", "jetty-h2", "tomcat-h2");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void theCoreGivesWhatTheRowSays(KitRow row) {
    HttpAnswer answer = Reference.answer(row);
    assertThat(answer.status()).isEqualTo(row.status());
    String location =
        answer.headers().stream()
            .filter(header -> header.name().equals("Location"))
            .map(Header::value)
            .findFirst()
            .orElse("");
    assertThat(location).isEqualTo(row.isServed() ? "" : row.outcome());
    if (row.isServed() && !row.isHead()) {
      assertThat(answer.body()).isEqualTo("saw " + row.outcome());
    }
  }

  @Test
  void aRowIsReadAsItIsWritten() {
    KitRow row =
        KitRow.parse(
            "n | BUSY | GET /{ab*3}?d=@-9@ HTTP/1.1 | Host: a ;; X: <0D>b | 302 | P/@@ | jetty=400 x-2=0");
    assertThat(row.request())
        .isEqualTo("GET /ababab?d=1799999991 HTTP/1.1\r\nHost: a\r\nX: \rb\r\n\r\n");
    assertThat(row.outcome()).isEqualTo("http://app.example.test/1800000000");
    assertThat(row.deviations()).containsOnlyKeys("jetty", "x-2").containsEntry("x-2", "0");
    assertThat(row).hasToString("n");
    assertThat(KitRow.parse("n | FLAT | GET / HTTP/1.0 | | 200").request())
        .isEqualTo("GET / HTTP/1.0\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n | FLAT | GET / HTTP/1.1 | Host: a",
        "n | FLAT | GET / HTTP/1.1 | Host: a | 302 | | jetty=400 | 400",
        "n | FLAT | GET / HTTP/1.1 | Host: a | 302 | | jetty",
        "n | NONE | GET / HTTP/1.1 | Host: a | 302",
      })
  void aFaultyRowIsRefused(String text) {
    assertThatThrownBy(() -> KitRow.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void deviationsAreTakenFromTheRowsByAWord() {
    assertThat(Deviation.named("jetty", "Jetty says so"))
        .hasSizeGreaterThan(40)
        .contains(new Deviation("host-with-empty-port", "400", "Jetty says so"));
    assertThatThrownBy(() -> Deviation.named("undertow", "x")).hasMessageContaining("undertow");
    assertThatThrownBy(() -> new Deviation("status", "404", " "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Deviation("status", "no", "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
