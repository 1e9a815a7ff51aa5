package io.distrib.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.model.DistributionRequest;
import io.distrib.testkit.Answers;
import io.distrib.testkit.LogRecorder;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is likely wrong where sessions are lost is logged, once, and only there. */
class LostSessionsTest {
  private static final long NOW = 1_700_000_000L;
  private static final String OWN = "boston.app.example.test";
  private static final DistributionRequest ADMITTED = Requests.get(OWN, "/?distrib=" + NOW);
  private static final DistributionRequest NEXT = Requests.get(OWN, "/cart");

  private final ManualClock clock = new ManualClock(NOW);
  private final LogRecorder log = new LogRecorder(LostSessions.class);
  private final Distributor boston =
      Distributor.builder(Topologies.flat(), "boston").clock(clock).build();

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void aNewCookieThatNamesNoSessionIsLoggedOnce() {
    for (int i = 1; i < 4; i++) {
      boston.decide(Requests.from("203.0.113." + i, ADMITTED));
      boston.decide(Requests.from("203.0.113." + i, with("SESSION=" + i)));
    }
    assertThat(log.messages())
        .singleElement()
        .asString()
        .startsWith("site boston: a client that was let in has come back with a new cookie")
        .doesNotContain("203.0.113");
  }

  @Test
  void itIsNoticedAmongCookiesThatWereThereBeforeAndAtTheNextAdmission() {
    boston.decide(Requests.with(ADMITTED, Map.of("Cookie", "theme=dark")));
    boston.decide(Requests.with(ADMITTED, Map.of("Cookie", "theme=dark; SESSION=1")));
    assertThat(log.messages()).hasSize(1);
  }

  @Test
  void clientsWithoutNewCookiesAreNoSign() {
    boston.decide(ADMITTED);
    boston.decide(NEXT);
    boston.decide(with("distrib_site=1; distrib_ticket=2"));
    String other = "203.0.113.77";
    Map<String, String> stale = Map.of("Cookie", "theme=dark; SESSION=stale");
    boston.decide(Requests.from(other, Requests.with(ADMITTED, stale)));
    boston.decide(Requests.from(other, with("SESSION=stale; theme=light")));
    assertThat(log.messages()).isEmpty();
  }

  @Test
  void anotherClientIsNoSign() {
    boston.decide(ADMITTED);
    boston.decide(Requests.from("203.0.113.10", with("SESSION=1")));
    boston.decide(
        Requests.with(NEXT, Map.of("Cookie", "SESSION=1", "User-Agent", "of somebody else")));
    assertThat(log.messages()).isEmpty();
  }

  @Test
  void oneThatStaysIsNoSignButFiftyOneAre() {
    for (int i = 1; i <= 51; i++) {
      assertThat(log.messages()).isEmpty();
      boston.decide(Requests.from("203.0.113." + i, ADMITTED));
      for (int j = 0; j < 60; j++) {
        boston.decide(
            Requests.from("203.0.113." + i, with("distrib_here=1700000000~boston; csrf=" + i)));
      }
    }
    assertThat(log.messages()).hasSize(1);
  }

  @Test
  void whoComesBackAMinuteLaterIsNoSign() {
    boston.decide(ADMITTED);
    clock.advance(Duration.ofSeconds(61));
    boston.decide(with("SESSION=1"));
    assertThat(log.messages()).isEmpty();
  }

  @Test
  void whereSessionsAreKnownNothingIsLost() {
    boston.decide(ADMITTED);
    boston.decide(Requests.inSession(OWN, "/cart"));
    boston.decide(with("SESSION=1"));
    assertThat(log.messages()).isEmpty();
  }

  @Test
  void sessionsThatPassUntouchedAreKnownToo() {
    boston.decide(ADMITTED);
    assertThat(Answers.of(boston, Requests.inSession(OWN, "/cart"))).isEmpty();
    boston.decide(with("SESSION=1"));
    assertThat(log.messages()).isEmpty();
  }

  private static DistributionRequest with(String cookies) {
    return Requests.with(NEXT, Map.of("Cookie", cookies));
  }
}
