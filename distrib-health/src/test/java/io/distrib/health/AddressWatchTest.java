package io.distrib.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import io.distrib.health.net.ConcurrencyLimit;
import io.distrib.health.net.HealthLoop;
import io.distrib.health.net.VirtualTime;
import io.distrib.health.probe.Probe;
import io.distrib.health.probe.ProbeResult;
import io.distrib.naming.NamingService;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import io.distrib.topology.TopologyBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How soon a site is given up and taken back, with the default settings, in virtual time. */
class AddressWatchTest {
  private static final HealthSettings DEFAULTS = HealthSettings.of(HealthType.HTTP);
  private static final long MAX_INTERVAL = 440;
  private static final long TIMEOUT = 700;
  private static final int LATENCY = 5;

  /** How many moments of the schedule a site is made to fail at. */
  private static final int PHASES = 200;

  private final VirtualTime time = new VirtualTime();
  private final SimulatedSite site =
      new SimulatedSite(time, DEFAULTS.timeout(), Duration.ofMillis(LATENCY));
  private final List<String> documents = new ArrayList<>();
  private List<AddressWatch> last = List.of();

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

  /** A watch, with what the naming service holds of its site. */
  private record Watched(List<AddressWatch> watches, NamingService naming, List<String> changes) {
    void close() {
      watches.forEach(AddressWatch::close);
    }

    boolean isUp() {
      return naming.status("boston").up();
    }
  }

  private Watched wellFor(int millis) {
    Watched watched = watch(1);
    time.passMillis(millis);
    assertThat(watched.isUp()).isTrue();
    return watched;
  }

  private Watched watch(int addresses) {
    return watch(addresses, site);
  }

  private Watched watch(int addresses, Probe.Factory probes) {
    List<String> changes = new ArrayList<>();
    Topology topology = topology(addresses);
    NamingService naming =
        NamingService.builder(topology)
            .thresholds(DEFAULTS.rise(), DEFAULTS.fall(), DEFAULTS.ok())
            .clock(time)
            .listener((changed, from, to, evidence) -> changes.add(to + " " + evidence))
            .build();
    WatchContext context =
        new WatchContext(
            naming,
            DEFAULTS,
            probes,
            new ConcurrencyLimit(HealthLoop.MAX_PROBES),
            time,
            time,
            new SplittableRandom(topology.sites().size())::nextLong,
            (from, document) -> documents.add(from + " " + document));
    Site boston = topology.sites().get(0);
    last.forEach(AddressWatch::close);
    last = AddressWatch.of(boston, context);
    last.forEach(AddressWatch::start);
    return new Watched(last, naming, changes);
  }

  private long millisUntil(Watched watched, boolean isUp) {
    long start = time.millis();
    while (watched.isUp() != isUp) {
      time.passMillis(1);
      assertThat(time.millis() - start).isLessThan(60_000);
    }
    watched.close();
    return time.millis() - start;
  }

  private static Topology topology(int addresses) {
    return TopologyBuilder.pool("app.example.test")
        .site(
            "boston",
            site -> {
              site.name("boston.app.example.test");
              for (int i = 1; i <= addresses; i++) {
                site.address("192.0.2." + i);
              }
            })
        .build();
  }
}
