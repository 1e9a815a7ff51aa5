package io.distrib.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.health.probe.ProbeResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How soon a site is given up and taken back, with the default settings, in virtual time. */
class AddressWatchTest extends WatchFixture {
  @Test
  void theFirstResultCountsAtOnce() {
    site.killUnseen();
    Watched watched = watch(1);

    assertThat(watched.watches().get(0).firstResult()).isCompleted();
    assertThat(watched.isUp()).isFalse();
  }

  @Test
  void aSiteThatIsWellIsAskedOnceAnInterval() {
    watch(1);
    time.passMillis(60_000);

    assertThat(site.asked()).hasSizeBetween(60_000 / 440, 60_000 / 360 + 2);
    assertThat(site.mostPending()).isOne();
    for (int i = 2; i < site.asked().size(); i++) {
      assertThat(site.asked().get(i) - site.asked().get(i - 1)).isBetween(359L, 441L);
    }
  }

  @Test
  void aKillThatIsSeenIsKnownAtOnce() {
    for (int phase = 0; phase < PHASES; phase++) {
      Watched watched = wellFor(5_000 + phase * 5);
      site.kill();

      assertThat(millisUntil(watched, false)).as("phase " + phase).isLessThanOrEqualTo(60);
      site.recover();
    }
  }

  @Test
  void aKillThatIsNotSeenIsKnownAfterAnIntervalAndTwoQuickProbes() {
    for (int phase = 0; phase < PHASES; phase++) {
      Watched watched = wellFor(5_000 + phase * 5);
      site.killUnseen();

      assertThat(millisUntil(watched, false))
          .as("phase " + phase)
          .isLessThanOrEqualTo(MAX_INTERVAL + 2 * 20);
      site.recover();
    }
  }

  @Test
  void aSiteThatHangsIsKnownAfterAnIntervalHalfAnIntervalAndATimeout() {
    for (int phase = 0; phase < PHASES; phase++) {
      Watched watched = wellFor(5_000 + phase * 5);
      site.hang();

      assertThat(millisUntil(watched, false))
          .as("phase " + phase)
          .isLessThanOrEqualTo(MAX_INTERVAL + 200 + TIMEOUT)
          .isGreaterThan(TIMEOUT);
      assertThat(site.mostPending()).isLessThanOrEqualTo(3);
      site.recover();
    }
  }

  @Test
  void aSiteIsBackSoonAfterItAnswersAgain() {
    for (int phase = 0; phase < PHASES; phase++) {
      Watched watched = wellFor(1_000);
      site.hang();
      time.passMillis(5_000 + phase * 5);
      assertThat(watched.isUp()).isFalse();
      site.recover();

      assertThat(millisUntil(watched, true)).isLessThanOrEqualTo(MAX_INTERVAL + 100 + LATENCY);
    }
  }

  @Test
  void aStallThatIsShorterThanTheTimeoutChangesNothing() {
    for (int phase = 0; phase < PHASES; phase++) {
      Watched watched = wellFor(5_000 + phase * 5);
      site.hang();
      time.passMillis(TIMEOUT - LATENCY - 1);
      site.recover();
      time.passMillis(3_000);

      assertThat(watched.changes()).isEmpty();
    }
  }

  @Test
  void oneFailureOfAnyKindChangesNothingAndIsLookedIntoSoon() {
    List<ProbeResult> failures =
        List.of(ProbeResult.failure("answers 500"), ProbeResult.cut("connection reset"));
    for (ProbeResult failure : failures) {
      Watched watched = wellFor(5_000);
      int before = site.asked().size();
      site.answerNext(failure);
      time.passMillis(MAX_INTERVAL + LATENCY + 100);

      assertThat(site.asked().size()).isGreaterThanOrEqualTo(before + 2);
      time.passMillis(3_000);
      assertThat(watched.changes()).isEmpty();
    }
  }

  @Test
  void afterTwoSuccessesInARowTheSiteIsTrustedAgain() {
    wellFor(5_000);
    site.answerNext(ProbeResult.failure("answers 500"));
    time.passMillis(2_000);
    int before = site.asked().size();
    time.passMillis(44_000);

    assertThat(site.asked().size() - before).isBetween(100, 44_000 / 360 + 1);
  }

  @Test
  void wrongAnswersTurnItDownWithinAnIntervalAndAHalf() {
    for (int phase = 0; phase < PHASES; phase++) {
      Watched watched = wellFor(5_000 + phase * 5);
      for (int i = 0; i < 3; i++) {
        site.answerNext(ProbeResult.failure("answers 500"));
      }

      assertThat(millisUntil(watched, false)).isLessThanOrEqualTo(MAX_INTERVAL + 200 + LATENCY + 1);
      time.passMillis(2_000);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 150, 399})
  void aServerThatEndsIdleConnectionsIsAskedNoMoreThanTwiceAsOften(int afterMillis) {
    Watched watched = wellFor(5_000);
    int before = site.asked().size();
    for (int passed = 0; passed < 40_000; passed += afterMillis) {
      time.passMillis(afterMillis);
      site.endIdle();
    }

    assertThat(site.asked().size() - before).isLessThanOrEqualTo(2 * 40_000 / 360);
    assertThat(watched.changes()).isEmpty();
  }

  @Test
  void whatCannotBeKnownChangesNothing() {
    Watched watched = wellFor(1_000);
    site.makeUnknowable();
    time.passMillis(20_000);

    assertThat(watched.changes()).isEmpty();
    site.killUnseen();
    assertThat(millisUntil(watched, false)).isLessThanOrEqualTo(MAX_INTERVAL + 40);
  }

  @Test
  void whatAGoodAnswerCarriesIsToldOn() {
    wellFor(1_000);
    site.answerNext(ProbeResult.success("fine").with(Optional.of("{}")));
    time.passMillis(MAX_INTERVAL + LATENCY);

    assertThat(documents).containsExactly("boston {}");
  }

  @Test
  void aClosedWatchAsksNoMore() {
    Watched watched = wellFor(1_000);
    site.hang();
    time.passMillis(MAX_INTERVAL);
    watched.close();
    int before = site.asked().size();
    site.kill();
    time.passMillis(10_000);

    assertThat(site.asked()).hasSize(before);
    assertThat(watched.changes()).isEmpty();
  }
}
