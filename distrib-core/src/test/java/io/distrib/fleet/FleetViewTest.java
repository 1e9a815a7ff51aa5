package io.distrib.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.fleet.EngineState.Kind;
import io.distrib.fleet.SiteAgreement.State;
import io.distrib.fleet.SiteVerdict.Report;
import io.distrib.fleet.SiteVerdict.Word;
import io.distrib.model.LoadSample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** E1 to E5, E9, E11, E12, E15, E16: what three members make of one site. */
class FleetViewTest {
  private static final FleetSite SITE = new FleetSite("app.example.test", "boston", "1");
  private static final Duration BACKED = Duration.ofMillis(2_600);
  private static final FleetSettings SETTINGS = FleetSettings.defaults(BACKED);
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  /** Not 0: the clock may stand anywhere. */
  private static final long START = -5 * SECOND;

  private EngineState engine = new EngineState(Kind.CONNECTED, START - 100 * SECOND);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DOWN    | UP      | UP      | UP
          DOWN    | DOWN    | UP      | DOWN
          UP      | DOWN    | DOWN    | DOWN
          DOWN    | UP      | silent  | UP
          DOWN    | old UP  | silent  | DOWN
          DOWN    | silent  | silent  | DOWN
          blind   | UP      | DOWN    | UP
          blind   | DOWN    | DOWN    | DOWN
          blind   | silent  | silent  | NONE
          UNKNOWN | UP      | DOWN    | UP
          UNKNOWN | DOWN    | silent  | DOWN
          UNKNOWN | silent  | silent  | OWN
          old UP  | silent  | silent  | OWN
          old UP  | DOWN    | silent  | DOWN
          DOWN    | old UP  | old UP  | DOWN
          DOWN    | blind   | UP      | UP
          UP      | blind   | blind   | UP
          """)
  void whatIsSaidAndWhatHolds(String me, String b, String c, State result) {
    assertEquals(result, state(view(FleetView.NOTHING, me, b, c)));
  }

  @Test
  void e1WhoIsOutvotedKnows() {
    assertTrue(agreement(view(FleetView.NOTHING, "DOWN", "UP", "UP")).isOutvoted());
    assertTrue(agreement(view(FleetView.NOTHING, "UP", "DOWN", "DOWN")).isOutvoted());
    assertFalse(agreement(view(FleetView.NOTHING, "UP", "UP", "DOWN")).isOutvoted());
    assertFalse(agreement(view(FleetView.NOTHING, "UNKNOWN", "UP", "DOWN")).isOutvoted());
  }

  @Test
  void e3ABlindMemberGoesByWhatWasAgreedFor30Seconds() {
    for (State agreed : List.of(State.UP, State.DOWN)) {
      FleetView before = view(FleetView.NOTHING, agreed.name(), agreed.name(), "silent");
      FleetView soon = next(before, blind(), List.of(), 30 * SECOND);
      FleetView late = next(soon, blind(), List.of(), 30 * SECOND + 1);
      assertEquals(agreed, state(soon));
      assertEquals(State.NONE, state(late));
    }
  }

  @Test
  void e4AMemberCountsForThreeSecondsAfterItWasHeardLast() {
    List<HeardPosting> down = List.of(heard("b", "DOWN"), heard("c", "DOWN"));
    Posting up = posting("a", "UP");
    assertEquals(State.DOWN, state(next(FleetView.NOTHING, up, down, 3 * SECOND)));
    assertEquals(State.UP, state(next(FleetView.NOTHING, up, down, 3 * SECOND + 1)));
  }

  @Test
  void e4AnUpAgesWithTheTimeSinceItCame() {
    List<HeardPosting> up = List.of(heard("b", "UP"), heard("c", "UP"));
    Posting down = posting("a", "DOWN");
    assertEquals(State.UP, state(next(FleetView.NOTHING, down, up, BACKED.toNanos())));
    assertEquals(State.DOWN, state(next(FleetView.NOTHING, down, up, BACKED.toNanos() + 1)));
  }

  @Test
  void e4WhatIsReadFirstAfterAConnectionDoesNotCount() {
    HeardPosting old = new HeardPosting(posting("b", "DOWN"), START, false);
    FleetView view = next(FleetView.NOTHING, posting("a", "UNKNOWN"), List.of(old), 0);
    assertEquals(State.OWN, state(view));
  }

  @Test
  void e5ByOwnViewNobodyIsOutvoted() {
    FleetSettings own =
        new FleetSettings(
            SETTINGS.patience(), SETTINGS.memory(), BACKED, SETTINGS.suspension(), false);
    Situation situation =
        new Situation(
            posting("a", "DOWN"), List.of(heard("b", "UP"), heard("c", "UP")), engine, START);
    SiteAgreement agreement = agreement(FleetView.NOTHING.next(situation, own));
    assertEquals(State.OWN, agreement.state());
    assertFalse(agreement.isOutvoted());
  }

  @Test
  void e9WithoutTheEngineTheOthersAgeOut() {
    FleetView before = view(FleetView.NOTHING, "DOWN", "UP", "UP");
    engine = new EngineState(Kind.LOST, START);
    List<HeardPosting> others = List.of(heard("b", "UP"), heard("c", "UP"));
    assertEquals(State.UP, state(next(before, posting("a", "DOWN"), others, 2 * SECOND)));
    assertEquals(State.DOWN, state(next(before, posting("a", "DOWN"), others, 4 * SECOND)));
  }

  @Test
  void e9WhileTheEngineIsSuspendedWhatWasAgreedStandsForFiveSeconds() {
    FleetView before = view(FleetView.NOTHING, "UP", "DOWN", "DOWN");
    engine = new EngineState(Kind.SUSPENDED, START);
    List<HeardPosting> others = List.of(heard("b", "DOWN"), heard("c", "DOWN"));
    Posting own = posting("a", "UP");
    FleetView later = next(before, own, others, 5 * SECOND);
    assertEquals(State.DOWN, state(later));
    assertEquals(State.UP, state(next(later, own, others, 5 * SECOND + 1)));
  }

  @Test
  void e9ASiteThatFallsMeanwhileIsDownAndOneThatWasOutvotedIsNot() {
    List<HeardPosting> others = List.of(heard("b", "UP"), heard("c", "UP"));
    FleetView agreed = view(FleetView.NOTHING, "UP", "UP", "UP");
    FleetView outvoted = view(FleetView.NOTHING, "DOWN", "UP", "UP");
    engine = new EngineState(Kind.SUSPENDED, START);
    FleetView fallen = next(agreed, posting("a", "DOWN"), others, SECOND);
    assertEquals(State.DOWN, state(fallen));
    assertEquals(State.DOWN, state(next(fallen, posting("a", "DOWN"), others, 2 * SECOND)));
    assertEquals(State.UP, state(next(fallen, posting("a", "UP"), others, 2 * SECOND)));
    assertEquals(State.UP, state(next(outvoted, posting("a", "DOWN"), others, SECOND)));
    assertEquals(State.UP, state(next(agreed, blind(), others, SECOND)), "blind");
  }

  @Test
  void e9AnUpEndsWhenNobodyBacksItAnyMore() {
    List<HeardPosting> others = List.of(heard("b", "UP"), heard("c", "DOWN"));
    FleetView outvoted = view(FleetView.NOTHING, "DOWN", "UP", "UP");
    engine = new EngineState(Kind.SUSPENDED, START);
    Posting own = posting("a", "DOWN");
    assertEquals(State.UP, state(next(outvoted, own, others, BACKED.toNanos())));
    assertEquals(State.DOWN, state(next(outvoted, own, others, BACKED.toNanos() + 1)));
  }

  @Test
  void e12WhoMeansOtherAddressesDoesNotVoteOnThese() {
    FleetSite other = new FleetSite(SITE.pool(), SITE.site(), "2");
    Posting elsewhere =
        new Posting("b", false, Map.of(other, SiteVerdict.of(Word.DOWN, Duration.ZERO)));
    HeardPosting heard = new HeardPosting(elsewhere, START, true);
    FleetView view = next(FleetView.NOTHING, posting("a", "UP"), List.of(heard), 0);
    assertEquals(State.UP, state(view));
  }

  @Test
  void e16TheOwnReadingComesFirstThenTheMedianOfTheOthers() {
    Posting none = posting("a", "UP");
    List<HeardPosting> others =
        List.of(reported("b", 0.9, 0), reported("c", 0.1, 0), reported("d", 0.2, 0));
    assertEquals(new LoadSample(0.2), load(none, others));
    assertEquals(new LoadSample(0.5), load(none, others.subList(0, 2)));
    assertEquals(new LoadSample(0.7), load(reported("a", 0.7, 0).posting(), others));
    assertEquals(new LoadSample(0.2), load(reported("a", Double.NaN, 0).posting(), others));
    assertEquals(LoadSample.UNKNOWN, load(none, List.of(reported("b", 0.9, 10))));
  }

  @Test
  void e16ASiteDrainsIfAnyVoterHasItsWord() {
    Report drains = new Report(LoadSample.UNKNOWN, true, Duration.ZERO);
    HeardPosting voter = reported("b", Word.UP, drains);
    HeardPosting unbacked = reported("b", Word.UNKNOWN, drains);
    assertTrue(
        agreement(next(FleetView.NOTHING, posting("a", "UP"), List.of(voter), 0)).isDraining());
    assertFalse(
        agreement(next(FleetView.NOTHING, posting("a", "UP"), List.of(unbacked), 0)).isDraining());
  }

  @Test
  void aSiteThatNobodyNamesIsForgotten() {
    FleetView before = view(FleetView.NOTHING, "UP", "UP", "UP");
    Posting nothing = new Posting("a", false, Map.of());
    assertEquals(Map.of(), next(before, nothing, List.of(), 0).sites());
  }

  private static LoadSample load(Posting own, List<HeardPosting> others) {
    EngineState engine = new EngineState(Kind.CONNECTED, START);
    return agreement(FleetView.NOTHING.next(new Situation(own, others, engine, START), SETTINGS))
        .load();
  }

  private FleetView view(FleetView before, String me, String b, String c) {
    List<HeardPosting> others = new ArrayList<>();
    if (!b.equals("silent")) {
      others.add(heard("b", b));
    }
    if (!c.equals("silent")) {
      others.add(heard("c", c));
    }
    return next(before, posting("a", me), others, 0);
  }

  private FleetView next(
      FleetView before, Posting own, List<HeardPosting> others, long afterNanos) {
    return before.next(new Situation(own, others, engine, START + afterNanos), SETTINGS);
  }

  private static SiteAgreement agreement(FleetView view) {
    return Objects.requireNonNull(view.sites().get(SITE));
  }

  private static State state(FleetView view) {
    return agreement(view).state();
  }

  private static Posting blind() {
    return posting("a", "blind");
  }

  private static HeardPosting heard(String member, String says) {
    return new HeardPosting(posting(member, says), START, true);
  }

  private static HeardPosting reported(String member, double load, int age) {
    return reported(
        member, Word.UP, new Report(new LoadSample(load), false, Duration.ofSeconds(age)));
  }

  private static HeardPosting reported(String member, Word word, Report report) {
    SiteVerdict verdict = new SiteVerdict(word, Duration.ZERO, Optional.of(report));
    return new HeardPosting(new Posting(member, false, Map.of(SITE, verdict)), START, true);
  }

  private static Posting posting(String member, String says) {
    SiteVerdict verdict =
        switch (says) {
          case "blind" -> SiteVerdict.of(Word.DOWN, Duration.ZERO);
          case "old UP" -> SiteVerdict.of(Word.UP, BACKED.plusNanos(1));
          default -> SiteVerdict.of(Word.valueOf(says), Duration.ZERO);
        };
    return new Posting(member, says.equals("blind"), Map.of(SITE, verdict));
  }
}
