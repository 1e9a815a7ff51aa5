package io.distrib.ask;

import static io.distrib.ask.Asked.NOW;
import static io.distrib.ask.Asked.OWN;
import static io.distrib.ask.Asked.POOL;
import static io.distrib.ask.Asked.about;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.model.UnreadableRequest;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.DistributorBuilder;
import io.distrib.testkit.FixedLoadProbe;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Topologies;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each verdict as the answer to a question. */
class AskAdapterTest {
  private final FixedLoadProbe load = new FixedLoadProbe();
  private final Distributor distributor = boston().loadProbe(load).build();
  private final AskAdapter adapter = new AskAdapter(distributor, Set.of("visitor"));

  @Test
  void anAdmittedRequestGoesOnWithoutItsMarker() {
    HttpAnswer answer = answer(about("POST", OWN, "/a%2Fb?x=1&distrib=" + NOW));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers())
        .startsWith(
            new Header("X-Distrib-Decision", "admit"),
            new Header("X-Distrib-Target", "/a%2Fb?x=1"),
            new Header("X-Distrib-Path", "/a%2Fb"),
            new Header("X-Distrib-Query", "x=1"),
            new Header("Content-Length", "0"));
  }

  @Test
  void aRequestInSessionGoesOnAsItCame() {
    HttpAnswer answer = answer(about("GET", OWN, "/pay", "Cookie: visitor=7"));
    assertThat(answer.headers())
        .contains(new Header("X-Distrib-Decision", "bypass"))
        .contains(new Header("X-Distrib-Target", "/pay"));
  }

  @Test
  void theCookieOfASessionCountsUnderThisSiteNameAlone() { // H3
    HttpAnswer answer = answer(about("GET", "chicago.app.example.test", "/", "Cookie: visitor=7"));
    assertThat(decision(answer)).isEqualTo("redirect");
  }

  @Test
  void nginxIsToldTheLocationThatServesTheRequest() {
    HttpAnswer answer = answer(about("GET", OWN, "/?distrib=" + NOW, "X-Distrib-As: accel"));
    assertThat(answer.headers()).contains(new Header("X-Accel-Redirect", "@app"));
    HttpAnswer refusal = answer(about("GET", POOL, "/", "X-Distrib-As: accel"));
    assertThat(refusal.headers()).extracting(Header::name).doesNotContain("X-Accel-Redirect");
  }

  @Test
  void aRedirectIsTheAnswerOfEveryAdapter() {
    HttpAnswer answer = answer(about("POST", POOL + ":8080", "/cart?x=1"));
    assertThat(answer.status()).isEqualTo(307);
    assertThat(decision(answer)).isEqualTo("redirect");
    assertThat(answer.headers())
        .contains(new Header("Location", "http://" + OWN + ":8080/cart?x=1&distrib=" + NOW));
    assertThat(answer.body()).isNotEmpty();
  }

  @Test
  void aBusySiteSendsOnOrSaysSo() {
    load.set(1);
    assertThat(decision(answer(about("GET", POOL, "/")))).isEqualTo("redirect");
    Distributor alone =
        Distributor.builder(Topologies.single(), "s0")
            .clock(new ManualClock(NOW))
            .loadProbe(load)
            .build();
    HttpAnswer busy =
        new AskAdapter(alone, Set.of())
            .answer(about("GET", "s0.app.example.test", "/?distrib=" + NOW))
            .toCompletableFuture()
            .join();
    assertThat(busy.status()).isEqualTo(503);
    assertThat(decision(busy)).isEqualTo("busy");
  }

  @Test
  void aMethodThatNobodyMayUseIsRejected() {
    HttpAnswer answer = answer(about("TRACE", OWN, "/"));
    assertThat(decision(answer)).isEqualTo("reject");
    assertThat(answer.status()).isBetween(400, 499);
  }

  @ParameterizedTest
  @EnumSource
  void aQuestionThatCannotBeReadIsRejected(UnreadableRequest why) {
    HttpAnswer answer = adapter.unreadable(why);
    assertThat(answer.status()).isEqualTo(why.status());
    assertThat(decision(answer)).isEqualTo("reject");
  }

  @Test
  void noRequestIsCountedAsInFlightWhenItsQuestionIsAnswered() {
    var unused = answer(about("GET", OWN, "/?distrib=" + NOW));
    assertThat(distributor.inFlight().count()).isZero();
  }

  private HttpAnswer answer(Question question) {
    return adapter.answer(question).toCompletableFuture().join();
  }

  private static String decision(HttpAnswer answer) {
    return answer.headers().stream()
        .filter(header -> header.name().equals("X-Distrib-Decision"))
        .map(Header::value)
        .reduce((one, other) -> one + ", " + other)
        .orElse("none");
  }

  private static DistributorBuilder boston() {
    return Distributor.builder(Topologies.flat(), "boston").clock(new ManualClock(NOW));
  }
}
