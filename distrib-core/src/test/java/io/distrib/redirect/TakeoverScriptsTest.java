package io.distrib.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.marker.MarkerPlacement;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.model.Scheme;
import io.distrib.model.TakeoverSettings;
import io.distrib.testkit.Answers;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts for browsers whose site dies: who gets which, and what they are told. */
class TakeoverScriptsTest {
  private static final String WORKER = "/.well-known/distrib/worker.js";
  private static final String REGISTER = "/.well-known/distrib/register.js";
  private static final String NOTICE =
      "<!DOCTYPE html><html lang=en dir=ltr><title>This site does not answer</title>"
          + "<h1>This site does not answer</h1>"
          + "<p>What you sent may not have arrived. Please check before you send it again."
          + "<p><a href=\\\"\",\"\\\">Go on</a>";
  private static final TakeoverSettings ON =
      new TakeoverSettings(true, Duration.ofSeconds(4), false);

  private final Distributor on = boston(ON, MarkerSettings.DEFAULT);
  private final Distributor off = boston(TakeoverSettings.OFF, MarkerSettings.DEFAULT);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET     | /.well-known/distrib/worker.js                   | true
          HEAD    | /.well-known/distrib/worker.js                   | true
          GET     | /.well-known/distrib/worker.js?                  | true
          GET     | /.well-known/distrib/worker.js?v=1&distrib=1     | true
          GET     | /.well-known/distrib/register.js                 | true
          GET     | https://evil.test/.well-known/distrib/worker.js  | true
          POST    | /.well-known/distrib/worker.js                   | false
          OPTIONS | /.well-known/distrib/worker.js                   | false
          OPTIONS | *                                                | false
          GET     | /.well-known/distrib/                            | false
          GET     | /.well-known/distrib                             | false
          GET     | /.well-known/distrib/worker.jsx                  | false
          GET     | /.well-known/distrib/worker.js/                  | false
          GET     | /.well-known/distrib/worker.js;a                 | false
          GET     | /a/.well-known/distrib/worker.js                 | false
          GET     | //.well-known/distrib/worker.js                  | false
          GET     | .well-known/distrib/worker.js                    | false
          GET     | ''                                               | false
          """)
  void theScriptsAreForEverybodyInSessionOrNotOnOrOff(
      String method, String target, boolean isServed) {
    for (Distributor site : List.of(on, off)) {
      for (boolean inSession : new boolean[] {true, false}) {
        DistributionRequest request = request(method, "evil.test", target, inSession);
        assertThat(site.handle(request).decision() == null).isEqualTo(isServed);
        assertThat(site.handleAsync(request).toCompletableFuture().join().decision() == null)
            .isEqualTo(isServed);
      }
    }
  }

  @Test
  void aWorkerIsForTheWholeSiteAndIsNotKept() {
    HttpAnswer answer = answer(on, "boston.app.example.test", WORKER);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers())
        .containsExactly(
            new Header("Service-Worker-Allowed", "/"),
            new Header("Cross-Origin-Resource-Policy", "cross-origin"),
            new Header("Date", "Tue, 14 Nov 2023 22:13:20 GMT"),
            new Header("Cache-Control", "no-store"),
            new Header("Content-Type", "text/javascript; charset=utf-8"),
            new Header("Content-Length", "" + answer.body().length()));
    assertThat(Answers.of(on, request("HEAD", null, WORKER, false)).orElseThrow().body()).isEmpty();
  }

  @Test
  void theScriptsAreSmallAndHaveNoComments() {
    for (String path : List.of(WORKER, REGISTER)) {
      assertThat(answer(on, "boston.app.example.test", path).body())
          .hasSizeLessThan(2000)
          .isASCII()
          .doesNotContain("\n//", "undefined", "null");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          boston.app.example.test       | boston  | https://app.example.test      | https://chicago.app.example.test:8443 | https://geneva.app.example.test
          BOSTON.app.example.test.:443  | boston  | https://app.example.test      | https://chicago.app.example.test:8443 | https://geneva.app.example.test
          geneva.app.example.test:9443  | geneva  | https://app.example.test:9443 | https://boston.app.example.test:9443  | https://chicago.app.example.test:8443
          app.example.test              | boston  | https://app.example.test      | https://chicago.app.example.test:8443 | https://geneva.app.example.test
          evil.test:1                   | boston  | https://app.example.test:1    | https://chicago.app.example.test:8443 | https://geneva.app.example.test:1
          not;a"name                    | boston  | https://app.example.test      | https://chicago.app.example.test:8443 | https://geneva.app.example.test
          -                             | boston  | https://app.example.test      | https://chicago.app.example.test:8443 | https://geneva.app.example.test
          """)
  void aWorkerIsToldTheSiteWhoseNameItHasAndWhereToGo(
      @Nullable String host, String home, String pool, String next, String last) {
    assertThat(answer(on, host, WORKER).body())
        .endsWith(
            "(/(?<=[?&])distrib(-moved|-ticket)?=[^&]*&?/gi,\"distrib-moved="
                + home
                + "~\",4000,\""
                + NOTICE
                + "\",\""
                + String.join("\",\"", pool, next, last)
                + "\");\n");
  }

  @Test
  void anAbsoluteTargetNamesTheHost() {
    assertThat(answer(on, "boston.app.example.test", "https://geneva.app.example.test" + WORKER))
        .isEqualTo(answer(on, "geneva.app.example.test", WORKER));
  }

  @Test
  void markersInThePathAreFoundThere() {
    MarkerSettings inPath =
        new MarkerSettings(
            MarkerPlacement.PATH, "Where", Duration.ofSeconds(60), Duration.ZERO, List.of());
    assertThat(answer(boston(ON, inPath), null, WORKER).body())
        .contains("/(?<=[?&])Where-(moved|ticket)=[^&]*&?|(\\/Where=[^\\/?]*)+(?=\\/?(\\?|$))/gi,");
  }

  @Test
  void aWorkerThatIsTurnedOffEndsItself() {
    assertThat(answer(off, "boston.app.example.test", WORKER).body())
        .contains("registration.unregister()")
        .doesNotContain("fetch");
    assertThat(answer(off, "boston.app.example.test", REGISTER).body()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.distrib.redirect.BusyTextsTest#languages")
  void aWorkerHasTheNoticeInTheReadersLanguage(BusyTexts texts) {
    String worker = worker(on, texts.tag());
    assertThat(worker)
        .contains(
            "<html lang=" + texts.tag() + " dir=" + texts.direction() + ">",
            "<h1>" + texts.get(WaitingText.UNSENT) + "</h1>",
            "<p>" + texts.get(WaitingText.UNSENT_TEXT) + "<p>",
            ">" + texts.get(WaitingText.GO_ON) + "</a>")
        .isASCII()
        .hasSizeLessThan(3500);
  }

  @Test
  void anOperatorsTextsStayText() {
    WaitingPage own =
        WaitingPage.BUILT_IN.withTexts(
            "en", Map.of(WaitingText.UNSENT, "<b>\"\"\\", WaitingText.GO_ON, "${1}"));
    Distributor site =
        Distributor.builder(Topologies.flat(), "boston").takeover(ON).waitingPage(own).build();
    assertThat(worker(site, "en"))
        .contains("<h1>&lt;b&gt;&quot;&quot;\\\\</h1>", "\",\"\\\">${1}</a>\",");
  }

  private static String worker(Distributor site, String languages) {
    DistributionRequest plain = request("GET", null, WORKER, false);
    DistributionRequest asked = Requests.with(plain, Map.of("Accept-Language", languages));
    return Answers.of(site, asked).orElseThrow().body();
  }

  private static HttpAnswer answer(Distributor site, @Nullable String host, String target) {
    return Answers.of(site, request("GET", host, target, false)).orElseThrow();
  }

  private static Distributor boston(TakeoverSettings takeover, MarkerSettings marker) {
    return Distributor.builder(Topologies.flat(), "boston")
        .clock(new ManualClock(1_700_000_000L))
        .marker(marker)
        .takeover(takeover)
        .build();
  }

  private static DistributionRequest request(
      String method, @Nullable String host, String target, boolean inSession) {
    return new DistributionRequest(
        method, Scheme.HTTPS, host, target, null, inSession, DistributionRequest.NO_HEADERS);
  }
}
