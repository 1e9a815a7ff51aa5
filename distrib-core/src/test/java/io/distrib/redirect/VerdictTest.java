package io.distrib.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.distrib.model.DecisionEvent;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Reject;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.model.ProxyHeaders;
import io.distrib.model.ProxySettings;
import io.distrib.model.Reason;
import io.distrib.model.UnreadableRequest;
import io.distrib.testkit.Answers;
import io.distrib.testkit.LogRecorder;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import io.distrib.topology.ClientNetwork;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an adapter is told, and what the core does for all adapters alike. */
class VerdictTest {
  private static final String OWN = "boston.app.example.test";
  private static final String MARKED = "/cart?x=1&distrib=1700000000";

  private final ManualClock clock = new ManualClock(1_700_000_000L);
  private final DistributorBuilder builder =
      Distributor.builder(Topologies.flat(), "boston").clock(clock);

  /** What the application gets. */
  private record Passed(@Nullable String target, List<Header> fields, Permit permit) {}

  private static Passed pass(Verdict verdict) {
    return verdict.fold(
        "",
        new Verdict.Cases<String, Passed>() {
          @Override
          public Passed pass(
              String exchange, @Nullable String target, List<Header> fields, Permit permit) {
            return new Passed(target, fields, permit);
          }

          @Override
          public Passed respond(String exchange, HttpAnswer answer) {
            throw new AssertionError("answered: " + answer);
          }
        });
  }

  @Test
  void aTargetIsGivenOnlyIfItIsNotTheOneThatCame() {
    Distributor boston = builder.bypass("/health").build();
    assertThat(pass(boston.handle(Requests.get(OWN, MARKED))).target()).isEqualTo("/cart?x=1");
    assertThat(pass(boston.handle(Requests.inSession(OWN, MARKED))).target())
        .isEqualTo("/cart?x=1");
    assertThat(pass(boston.handle(Requests.inSession(OWN, "/cart"))).target()).isNull();
    assertThat(pass(boston.handle(Requests.get(OWN, "/health"))).target()).isNull();
  }

  @Test
  void aRequestIsInFlightFromTheFoldUntilItsPermitIsClosed() {
    Distributor boston = builder.build();
    Verdict verdict = boston.handle(Requests.inSession(OWN, "/"));
    assertThat(boston.inFlight().count()).isZero();
    Permit first = pass(verdict).permit();
    Permit second = pass(boston.handle(Requests.get(OWN, MARKED))).permit();
    assertThat(boston.inFlight().count()).isEqualTo(2);
    first.close();
    first.close();
    assertThat(boston.inFlight().count()).isOne();
    second.close();
    assertThat(boston.inFlight().count()).isZero();
  }

  @Test
  void anAnswerIsNotInFlight() {
    Distributor boston = builder.build();
    HttpAnswer answer = Answers.of(boston, Requests.get("app.example.test", "/")).orElseThrow();
    assertThat(answer.status()).isEqualTo(302);
    assertThat(boston.inFlight().count()).isZero();
  }

  @Test
  void aFailureIsLoggedOnceAMinute() {
    try (LogRecorder log = new LogRecorder(UndecidedLog.class)) {
      Distributor boston = builder.build();
      RequestSource broken = new BrokenSource();
      for (int i = 0; i < 3; i++) {
        assertThat(reason(boston.handle(broken))).isEqualTo(Reason.UNDECIDED);
      }
      clock.advance(Duration.ofSeconds(60));
      assertThat(reason(boston.handleAsync(broken).toCompletableFuture().join()))
          .isEqualTo(Reason.UNDECIDED);
      assertThat(log.messages())
          .containsExactly(
              "A request could not be decided and passes to the application as it came",
              "A request could not be decided and passes to the application as it came"
                  + " (and 2 more since the last such message)");
    }
  }

  private static Reason reason(Verdict verdict) {
    return Objects.requireNonNull(verdict.decision()).reason();
  }

  private static final class BrokenSource implements RequestSource {
    @Override
    public boolean inSession() {
      throw new IllegalStateException("as the test wants it");
    }

    @Override
    public String target() {
      return "/";
    }

    @Override
    public DistributionRequest read(boolean inSession) {
      return Requests.get(OWN, "/");
    }
  }

  @Test
  void whatCannotBeReadIsRefusedAndTold() {
    List<DecisionEvent> events = new CopyOnWriteArrayList<>();
    Distributor boston = builder.listener(events::add).build();
    DistributionRequest outline = Requests.get("", "/bad");
    for (UnreadableRequest why : UnreadableRequest.values()) {
      Verdict verdict = boston.handleUnreadable(outline, why);
      HttpAnswer answer = Answers.of(verdict).orElseThrow();
      assertThat(answer.status()).isEqualTo(why.status());
      assertThat(answer.closesConnection()).isTrue();
    }
    await()
        .untilAsserted(
            () ->
                assertThat(events)
                    .extracting(DecisionEvent::decision)
                    .containsExactly(
                        new Reject(Reason.UNREADABLE, 400),
                        new Reject(Reason.UNREADABLE, 414),
                        new Reject(Reason.UNREADABLE, 431)));
  }

  @Test
  void anEventSaysWhatTheClientAsked() {
    List<DecisionEvent> events = new CopyOnWriteArrayList<>();
    ClientNetwork proxies = ClientNetwork.parse("10.0.0.0/8").orElseThrow();
    Distributor boston =
        builder
            .proxies(new ProxySettings(List.of(proxies), ProxyHeaders.X_FORWARDED))
            .listener(events::add)
            .build();
    DistributionRequest asked =
        Requests.with(
            Requests.from("10.1.1.1", Requests.get("app.example.test", "/cart")),
            Map.of("X-Forwarded-For", "192.0.2.7"));
    DistributionDecision decision = boston.handle(asked).decision();
    await().until(() -> events.size() == 1);
    DecisionEvent event = events.get(0);
    assertThat(event.method()).isEqualTo("GET");
    assertThat(event.host()).isEqualTo("app.example.test");
    assertThat(event.target()).isEqualTo("/cart");
    assertThat(Objects.requireNonNull(event.client()).getHostAddress()).isEqualTo("192.0.2.7");
    assertThat(event.decision()).isEqualTo(decision);
    assertThat(event.took()).isEqualTo(Duration.ZERO);
  }
}
