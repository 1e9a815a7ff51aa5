package io.distrib.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.health.probe.Probe;
import io.distrib.health.probe.ProbeResult;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How soon one of two addresses is given up and taken back, and what becomes of their site. */
class SiteOfTwoAddressesTest extends WatchFixture {
  @Test
  void oneAddressThatAnswersIsEnoughAndAnotherThatHangsIsNotFlooded() {
    SimulatedSite hung = other();
    hung.hang();
    Watched watched = watch(2, firstAnd(hung));
    time.passMillis(20_000);

    assertThat(watched.changes()).isEmpty();
    assertThat(hung.mostPending()).isLessThanOrEqualTo(3);
    site.kill();
    assertThat(millisUntil(watched, false)).isLessThanOrEqualTo(MAX_INTERVAL + 200 + TIMEOUT);
  }

  @Test
  void d13AnAddressIsGivenUpAsSoonAsASiteAndTheSiteStaysUp() {
    for (int phase = 0; phase < PHASES; phase++) {
      SimulatedSite other = other();
      Watched watched = watch(2, firstAnd(other));
      time.passMillis(5_000 + phase * 5);
      other.kill();
      assertThat(millisUntilAnswered(watched, 1)).isLessThanOrEqualTo(60);
      other.recover();
      assertThat(millisUntilAnswered(watched, 2)).isLessThanOrEqualTo(MAX_INTERVAL + 100 + LATENCY);
      other.hang();
      assertThat(millisUntilAnswered(watched, 1)).isLessThanOrEqualTo(MAX_INTERVAL + 200 + TIMEOUT);

      assertThat(watched.changes()).isEmpty();
    }
  }

  @Test
  void d13TheDocumentIsThatOfTheFirstAddressThatIsUp() {
    SimulatedSite other = other();
    watch(2, firstAnd(other));
    time.passMillis(1_000);
    site.answerNext(ProbeResult.success("fine").with(Optional.of("first")));
    other.answerNext(ProbeResult.success("fine").with(Optional.of("second")));
    time.passMillis(MAX_INTERVAL + LATENCY);
    assertThat(documents).containsExactly("boston first");

    site.kill();
    time.passMillis(MAX_INTERVAL + LATENCY);
    other.answerNext(ProbeResult.success("fine").with(Optional.of("second")));
    time.passMillis(MAX_INTERVAL + LATENCY);
    assertThat(documents).containsExactly("boston first", "boston second");
  }

  private SimulatedSite other() {
    return new SimulatedSite(time, DEFAULTS.timeout(), Duration.ofMillis(LATENCY));
  }

  /** The first address is that of {@link #site}. */
  private Probe.Factory firstAnd(SimulatedSite second) {
    return (target, lost) ->
        (target.address().getHostAddress().endsWith(".1") ? site : second).of(target, lost);
  }

  private long millisUntilAnswered(Watched watched, int addresses) {
    long start = time.millis();
    while (watched.naming().answeredAddresses("boston").size() != addresses) {
      time.passMillis(1);
      assertThat(time.millis() - start).isLessThan(60_000);
    }
    return time.millis() - start;
  }
}
