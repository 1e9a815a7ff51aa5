package io.distrib.ask;

import static io.distrib.ask.Asked.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distrib.model.Scheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server asks about is what it says, said once. */
class QuestionTest {
  private static final List<String> WHOLE =
      List.of(
          "X-Forwarded-Method: POST",
          "X-Forwarded-Proto: https",
          "X-Forwarded-Host: App.example.test:8443",
          "X-Forwarded-Uri: /a%2Fb/../c%20d//e?q=%41",
          "X-Forwarded-For: 192.0.2.7");

  @ParameterizedTest
  @ValueSource(strings = {"X-Forwarded-", "X-Original-", "x-forwarded-"})
  void theRequestIsAsTheServerDescribesIt(String prefix) {
    Question question =
        read("/any/path", WHOLE.stream().map(l -> l.replace("X-Forwarded-", prefix)).toList());
    assertThat(question.method()).isEqualTo("POST");
    assertThat(question.scheme()).isEqualTo(Scheme.HTTPS);
    assertThat(question.host()).isEqualTo("App.example.test:8443");
    assertThat(question.target()).isEqualTo("/a%2Fb/../c%20d//e?q=%41");
    assertThat(question.client()).hasToString("/192.0.2.7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Method: GET", "Proto: http", "Host: b", "Uri: /b", "For: 192.0.2.8"})
  void whatIsSaidTwiceIsNotClear(String second) {
    for (String prefix : List.of("X-Forwarded-", "X-Original-")) {
      assertThatThrownBy(() -> read("/", with(prefix + second)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("2 fields X-Forwarded-");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Method", "Proto", "Uri"})
  void whatIsMissingIsNotClear(String name) {
    List<String> lines = new ArrayList<>(WHOLE);
    lines.removeIf(line -> line.startsWith("X-Forwarded-" + name));
    assertThatThrownBy(() -> read("/", lines))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no X-Forwarded-" + name);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Forwarded-Uri, '', target",
    "X-Forwarded-Uri, /a b, target",
    "X-Forwarded-Uri, /a\tb, target",
    "X-Forwarded-Uri, /\u20ac, target",
    "X-Forwarded-Method, '', method",
    "X-Forwarded-Method, GE T, method",
    "X-Forwarded-Proto, ftp, X-Forwarded-Proto"
  })
  void whatNoRequestHasIsRefused(String name, String value, String why) {
    List<String> lines = new ArrayList<>(WHOLE);
    lines.replaceAll(line -> line.startsWith(name) ? name + ": " + value : line);
    assertThatThrownBy(() -> read("/", lines))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(why);
  }

  @ParameterizedTest
  @CsvSource({"ws, HTTP", "WSS, HTTPS", "HTTP, HTTP"})
  void theSchemeOfAWebSocketIsThatOfItsHandshake(String text, Scheme scheme) {
    List<String> lines = new ArrayList<>(WHOLE);
    lines.replaceAll(line -> line.replace("https", text));
    assertThat(read("/", lines).scheme()).isEqualTo(scheme);
  }

  @Test
  void theLastAddressIsTheClientOfTheServerAndOthersAreWhatItSaid() {
    List<String> lines = new ArrayList<>(WHOLE);
    lines.replaceAll(line -> line.replace("192.0.2.7", "203.0.113.1, ::1 ,2001:db8::7"));
    Question question = read("/", lines);
    assertThat(question.client()).hasToString("/2001:db8:0:0:0:0:0:7");
    assertThat(question.headers().apply("X-Forwarded-FOR")).isEqualTo("203.0.113.1, ::1 ");
    assertThat(read("/", WHOLE).headers().apply("X-Forwarded-For")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"unix:", "unknown", "host.example.test", "fe80::1%eth0", "1.2.3.4, "})
  void aClientWithoutAddressIsNotKnown(String text) {
    List<String> lines = new ArrayList<>(WHOLE);
    lines.replaceAll(line -> line.replace("192.0.2.7", text));
    assertThat(read("/", lines).client()).isNull();
  }

  @Test
  void fieldsOfTheRequestHaveTheirOwnNamesAndThoseOfTheAskerAreNotAmongThem() {
    Question question = read("/", with("Cookie: a=1", "cookie: b=2", "Accept: text/html"));
    assertThat(question.headers().apply("Cookie")).isEqualTo("a=1; b=2");
    assertThat(question.headers().apply("Accept")).isEqualTo("text/html");
    assertThat(question.headers().apply("X-Forwarded-Proto")).isNull();
    assertThat(question.headers().apply("Host")).isEqualTo("App.example.test:8443");
  }

  @Test
  void underThePrefixOfEnvoyTheRequestIsTheQuestionItself() {
    Question question =
        Question.read(
            "PUT",
            "/ext_authz/a?b=c",
            fields("Host: app.example.test", "X-Forwarded-For: 192.0.2.7"));
    assertThat(question.method()).isEqualTo("PUT");
    assertThat(question.target()).isEqualTo("/a?b=c");
    assertThat(question.host()).isEqualTo("app.example.test");
    assertThat(question.scheme()).isEqualTo(Scheme.HTTP);
  }

  @Test
  void aClientCannotSwitchToEnvoysWayByThePathThatItAsksFor() {
    assertThat(read("/ext_authz/a", WHOLE).target()).isEqualTo("/a%2Fb/../c%20d//e?q=%41");
    assertThatThrownBy(() -> read("/ext_authzed", List.of("Host: a")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Question read(String path, List<String> lines) {
    return Question.read("GET", path, fields(lines.toArray(new String[0])));
  }

  private static List<String> with(String... more) {
    List<String> lines = new ArrayList<>(WHOLE);
    lines.addAll(List.of(more));
    return lines;
  }
}
