package io.distrib.redirect;

import static io.distrib.testkit.Decisions.withoutFields;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.marker.CookieCodec;
import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerPlacement;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.CookieSettings;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionDecision.Bypass;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.Reason;
import io.distrib.model.TakeoverSettings;
import io.distrib.testkit.Answers;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser whose site, chicago, has died says so at boston. */
class TakeoverFlowTest {
  private static final long NOW = 1_700_000_000L;
  private static final String POOL = "app.example.test";
  private static final String OWN = "boston.app.example.test";
  private static final String SIGN = "distrib-moved=chicago~1700000000123";
  private static final String MARK = "distrib=" + NOW;
  private static final TakeoverSettings ON =
      new TakeoverSettings(true, Duration.ofSeconds(3), false);

  private final Distributor boston = builder("boston", ON).build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          app.example.test        | POOL_TO_SITE
          geneva.app.example.test | NAME_TO_SITE
          bos.example.test        | NAME_TO_SITE
          boston.app.example.test | TAKEOVER_TO_SITE
          """)
  void itIsPlacedHereUnderEveryNameAndKeepsTheSign(String host, Reason reason) {
    assertThat(boston.decide(Requests.get(host, "/c?x=1&" + SIGN)))
        .isEqualTo(new Redirect(reason, 302, "http://" + OWN + "/c?x=1&" + SIGN + "&" + MARK));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /c?x=1&distrib-moved=chicago~17&distrib=1700000000               | /c?x=1
          /c?distrib-moved=chicago~17&distrib=1700000000                   | /c
          /c?distrib-moved=chicago%7E17&x=1&distrib=1700000000             | /c?x=1
          /c?DISTRIB-MOVED=chicago~17&DISTRIB=1700000000                   | /c
          /c?distrib=1700000000&distrib-moved=chicago~17                   | /c
          /c?distrib-moved=&distrib-moved=chicago~17&distrib=1700000000~geneva~1  | /c
          """)
  void itsArrivalIsToldAndTheApplicationDoesNotSeeTheSign(String target, String seen) {
    assertThat(withoutFields(boston.decide(Requests.get(OWN, target))))
        .isEqualTo(new Admit(Reason.TAKEN_OVER, seen));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "chicago",
        "chicago~",
        "~17",
        "nowhere~17",
        "boston~17",
        "chicago~17~1",
        "CHICAGO~17",
        "chicago~12345678901234567",
        "chicago~1a",
        "chicago%20~17",
        "%00~17",
        "chicago~17;x"
      })
  void aSignThatNoWorkerWroteSaysNothingAndIsTakenOutAllTheSame(String value) {
    String sign = "distrib-moved=" + value;
    assertThat(withoutFields(boston.decide(Requests.get(OWN, "/c?" + sign + "&" + MARK))))
        .isEqualTo(new Admit(Reason.ADMITTED, "/c"));
    assertThat(boston.decide(Requests.get(OWN, "/c?" + sign)))
        .isEqualTo(new Redirect(Reason.UNMARKED_TO_GROUP, 302, "http://" + POOL + "/c"));
  }

  @Test
  void anOldAddressIsBalancedAgainWithoutTheSign() {
    assertThat(boston.decide(Requests.get(OWN, "/c?" + SIGN + "&distrib=1600000000")))
        .isEqualTo(new Redirect(Reason.EXPIRED_TO_GROUP, 302, "http://" + POOL + "/c"));
  }

  @Test
  void aSessionDoesNotSeeTheSign() {
    assertThat(boston.decide(Requests.inSession(OWN, "/c?x=1&" + SIGN + "&" + MARK)))
        .isEqualTo(new Bypass(Reason.SESSION, "/c?x=1"));
    assertThat(boston.decide(Requests.inSession(OWN, "/c?" + SIGN)))
        .isEqualTo(new Bypass(Reason.SESSION, "/c"));
  }

  @Test
  void aFullSiteSendsItOnWithTheSign() {
    boston.setDraining(true);
    assertThat(boston.decide(Requests.get(OWN, "/c?" + SIGN + "&" + MARK)))
        .isEqualTo(
            new Redirect(
                Reason.OVERFLOW_STARTED,
                302,
                "http://chicago.app.example.test:8443/c?" + SIGN + "&" + MARK + "~boston~1"));
  }

  @Test
  void withMarkersInThePathTheSignStaysInTheQuery() {
    MarkerSettings inPath =
        new MarkerSettings(
            MarkerPlacement.PATH, "distrib", Duration.ofSeconds(60), Duration.ZERO, List.of());
    Distributor site = builder("boston", ON).marker(inPath).build();
    assertThat(withoutFields(site.decide(Requests.get(OWN, "/c/" + MARK + "?" + SIGN))))
        .isEqualTo(new Admit(Reason.TAKEN_OVER, "/c"));
  }

  @Test
  void theDeadSiteIsNoLongerRememberedButAnotherOneIs() {
    CookieSettings hour = new CookieSettings(Optional.empty(), Optional.of(Duration.ofHours(1)));
    Distributor site = builder("boston", ON).marker(signed()).cookies(hour).build();
    CookieCodec codec =
        CookieCodec.of(ClientCookies.SITE, Duration.ofHours(1), signed(), Topologies.flat());
    for (String last : List.of("chicago", "geneva")) {
      String cookie = ClientCookies.SITE + "=" + codec.encode(last, NOW);
      DistributionRequest plain = Requests.get(POOL, "/c");
      DistributionRequest moved = Requests.get(POOL, "/c?" + SIGN);
      assertThat(reason(site, Requests.with(plain, Map.of("Cookie", cookie))))
          .isEqualTo(Reason.RETURN_TO_SITE);
      assertThat(reason(site, Requests.with(moved, Map.of("Cookie", cookie))))
          .isEqualTo(last.equals("chicago") ? Reason.POOL_TO_SITE : Reason.RETURN_TO_SITE);
    }
  }

  @Test
  void aPageSaysSoIfItIsToAndLeadsOnWithoutTheSign() {
    Distributor site = builder("boston", new TakeoverSettings(true, ON.after(), true)).build();
    String target = "//c?x=<1>&" + SIGN + "&" + MARK;
    HttpAnswer page = Answers.of(site, Requests.get(OWN + ":8080", target)).orElseThrow();
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.headers()).contains(new HttpAnswer.Header("Cache-Control", "no-store"));
    assertThat(page.body())
        .contains(
            "You have been moved to another site. Please sign in again.",
            "<a href=\"http://" + OWN + ":8080//c?x=&lt;1&gt;&amp;" + MARK + "\">");
    assertThat(Answers.of(site, Requests.get(OWN, "/c?" + MARK))).isEmpty();
    assertThat(Answers.of(site, Requests.of("POST", OWN, target))).isEmpty();
    assertThat(Answers.of(boston, Requests.get(OWN, target))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ar           | ar | rtl | &#1571;&#1606;&#1578; &#1575;&#1604;&#1570;&#1606;
          de-AT, en    | de | ltr | Weiter</a>
          xx           | en | ltr | Onward</a>
          """)
  void thePageIsInTheReadersLanguage(String languages, String tag, String direction, String text) {
    Distributor site =
        builder("boston", new TakeoverSettings(true, ON.after(), true))
            .waitingPage(
                WaitingPage.BUILT_IN
                    .withHtml("{{refresh}}{{status}}{{controls}}")
                    .withTexts("en", Map.of(WaitingText.GO_ON, "Onward")))
            .build();
    DistributionRequest asked = Requests.get(OWN, "/c?" + SIGN + "&" + MARK);
    HttpAnswer page =
        Answers.of(site, Requests.with(asked, Map.of("Accept-Language", languages))).orElseThrow();
    assertThat(page.body())
        .contains("<html lang=\"" + tag + "\" dir=\"" + direction + "\">", text)
        .isASCII()
        .doesNotContain("{{", "null");
    assertThat(page.headers())
        .contains(new HttpAnswer.Header("Content-Language", tag), PeoplePages.POLICY);
  }

  @Test
  void whereTheWorkerIsOffTheSignIsTheApplications() {
    Distributor off = builder("boston", TakeoverSettings.OFF).build();
    DistributionDecision decision = off.decide(Requests.get(OWN, "/c?" + SIGN + "&" + MARK));
    assertThat(withoutFields(decision)).isEqualTo(new Admit(Reason.ADMITTED, "/c?" + SIGN));
    assertThat(reason(off, Requests.get(OWN, "/c?" + SIGN))).isEqualTo(Reason.UNMARKED_TO_GROUP);
  }

  private static Reason reason(Distributor site, DistributionRequest request) {
    return site.decide(request).reason();
  }

  private static MarkerSettings signed() {
    return new MarkerSettings(
        MarkerPlacement.QUERY,
        "distrib",
        Duration.ofSeconds(60),
        Duration.ofSeconds(5),
        List.of(MarkerKey.of('k', "only for tests")));
  }

  private static DistributorBuilder builder(String site, TakeoverSettings takeover) {
    return Distributor.builder(Topologies.flat(), site)
        .clock(new ManualClock(NOW))
        .takeover(takeover);
  }
}
