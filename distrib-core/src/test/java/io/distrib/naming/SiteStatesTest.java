package io.distrib.naming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.model.AdminDrain;
import io.distrib.model.AdminState;
import io.distrib.model.LoadSample;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingQuestion;
import io.distrib.model.SiteHealth;
import io.distrib.testkit.ManualClock;
import io.distrib.topology.Balance;
import io.distrib.topology.DnsName;
import io.distrib.topology.Topology;
import io.distrib.topology.TopologyBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What probes, sites and operators say of a site, and what comes of it (D1, D6). */
class SiteStatesTest {
  private static final DnsName POOL = DnsName.of("app.example.test");
  private static final int DRAWS = 20_000;

  private final ManualClock clock = new ManualClock(1_700_000_000L);
  private final List<String> heard = new ArrayList<>();
  private final NamingService naming = builder(topology(Duration.ofSeconds(10))).build();

  @Test
  void operatorsHaveTheLastWordOnHealth() {
    naming.setAdmin("a", AdminState.DOWN, "operator");
    assertFalse(naming.status("a").isOperational());
    assertTrue(naming.status("a").up(), "the measured health is still told");
    naming.recordProbe("b", false, "refused");
    naming.setAdmin("b", AdminState.UP, "operator");
    assertTrue(naming.status("b").isOperational());
    assertFalse(naming.status("b").up());
    naming.setAdmin("a", AdminState.AUTO, "operator");
    naming.setAdmin("b", AdminState.AUTO, "operator");
    assertTrue(naming.status("a").isOperational());
    assertFalse(naming.status("b").isOperational());
  }

  @Test
  void d6OperatorsHaveTheLastWordOnDraining() {
    naming.recordDraining("a", true, "it says so");
    assertTrue(naming.status("a").draining());
    naming.setDrain("a", AdminDrain.SERVE, "operator");
    assertFalse(naming.status("a").draining());
    naming.recordDraining("a", false, "it says so");
    naming.setDrain("a", AdminDrain.DRAIN, "operator");
    assertTrue(naming.status("a").draining());
    naming.setDrain("a", AdminDrain.AUTO, "operator");
    assertFalse(naming.status("a").draining());
  }

  @Test
  void d6ADrainingSiteIsNotNamedFromTheNextQueryOn() {
    naming.setDrain("a", AdminDrain.DRAIN, "operator");
    assertEquals(0, share("a"));
  }

  @Test
  void everyChangeIsToldOnceWithItsEvidence() {
    naming.recordProbe("a", true, "200");
    naming.recordProbe("a", false, "refused");
    naming.recordProbe("a", false, "refused");
    naming.recordProbe("a", false, "timeout");
    naming.setAdmin("a", AdminState.UP, "alice");
    naming.setAdmin("a", AdminState.UP, "alice");
    naming.recordDraining("a", true, "it says so");
    naming.recordDraining("a", true, "it says so");
    assertEquals(
        List.of(
            "a up=false AUTO draining=false (timeout)",
            "a up=false UP draining=false (alice)",
            "a up=false UP draining=true (it says so)"),
        heard);
  }

  @Test
  void whatGoesUpAndDownTooOftenIsKeptDownAndThatIsTold() {
    naming.recordProbe("a", true, "200");
    for (int i = 0; i < 11; i++) {
      record("a", "---++");
    }
    assertFalse(naming.status("a").up(), "the eleventh fall within a moment");
    assertTrue(heard.get(heard.size() - 1).contains("kept down for 2 s"), heard::toString);
    assertEquals(Duration.ofSeconds(2), naming.health("a").heldDown());
    clock.advance(Duration.ofSeconds(2));
    assertEquals(Duration.ZERO, naming.health("a").heldDown());
    record("a", "+");
    assertTrue(naming.status("a").up());
  }

  @Test
  void healthTellsItsAgeAndItsEvidence() {
    clock.advance(Duration.ofSeconds(3));
    SiteHealth unknown = naming.health("a");
    assertEquals(
        new SiteHealth(
            true, false, false, Duration.ZERO, "", Duration.ofSeconds(3), Duration.ofSeconds(3)),
        unknown);
    naming.recordProbe("a", true, "answers 200");
    clock.advance(Duration.ofSeconds(1));
    naming.recordProbe("a", false, "refused");
    clock.advance(Duration.ofMillis(5));
    SiteHealth doubted = naming.health("a");
    assertTrue(doubted.isUp() && doubted.isProven() && doubted.isDoubted());
    assertEquals("refused", doubted.evidence());
    assertEquals(Duration.ofMillis(5), doubted.sinceProbe());
    assertEquals(Duration.ofMillis(4_005), doubted.sinceChange());
  }

  @Test
  void aReportOfTheLoadIsForgottenInTime() {
    naming.recordLoad("a", new LoadSample(0.25));
    clock.advance(Duration.ofSeconds(10));
    share("a");
    assertEquals(0.25, naming.status("a").load().load());
    clock.advance(Duration.ofSeconds(1));
    share("a");
    assertFalse(naming.status("a").load().isKnown(), "stale is unknown, not free");
  }

  @Test
  void aSiteThatComesBackHasItsShareLittleByLittle() {
    naming.setDrain("a", AdminDrain.DRAIN, "operator");
    clock.advance(Duration.ofHours(1));
    naming.setDrain("a", AdminDrain.AUTO, "operator");
    assertEquals(DRAWS / 3.0 / 10, share("a"), DRAWS * 0.01);
    clock.advance(Duration.ofSeconds(5));
    assertEquals(DRAWS / 3.0 / 2, share("a"), DRAWS * 0.01);
    assertEquals(share("b"), share("c"), DRAWS * 0.02, "the rest goes to both");
    clock.advance(Duration.ofSeconds(5));
    assertEquals(DRAWS / 3.0, share("a"), DRAWS * 0.01);
  }

  @Test
  void aSlowStartGoesOnInTheServiceThatTakesOver() {
    naming.setDrain("a", AdminDrain.DRAIN, "operator");
    clock.advance(Duration.ofHours(1));
    naming.setDrain("a", AdminDrain.AUTO, "operator");
    clock.advance(Duration.ofSeconds(5));
    NamingService next = builder(topology(Duration.ofSeconds(10))).statusFrom(naming).build();
    assertEquals(DRAWS / 3.0 / 2, share(next, "a"), DRAWS * 0.01);
    clock.advance(Duration.ofSeconds(5));
    assertEquals(DRAWS / 3.0, share(next, "a"), DRAWS * 0.01);
  }

  @Test
  void theSiteThatCameBackLastIsTakenOverInItsSlowStartWhereverItStands() {
    for (String site : List.of("c", "a")) {
      naming.setDrain(site, AdminDrain.DRAIN, "operator");
      naming.setDrain(site, AdminDrain.AUTO, "operator");
      clock.advance(Duration.ofSeconds(9));
    }
    NamingService next = builder(topology(Duration.ofSeconds(20))).statusFrom(naming).build();
    clock.advance(Duration.ofSeconds(3));
    assertTrue(share(next, "a") < DRAWS / 3.0 * 0.8, () -> share(next, "a") + " of " + DRAWS);
  }

  @Test
  void sitesThatAllComeBackAtOnceShareEvenly() {
    for (String site : List.of("a", "b", "c")) {
      naming.setAdmin(site, AdminState.DOWN, "operator");
      naming.setAdmin(site, AdminState.AUTO, "operator");
    }
    assertEquals(DRAWS / 3.0, share("a"), DRAWS * 0.02);
  }

  @Test
  void slowStartCanBeSwitchedOff() {
    NamingService abrupt = builder(topology(Duration.ZERO)).build();
    abrupt.recordProbe("a", false, "refused");
    abrupt.recordProbe("a", true, "200");
    abrupt.recordProbe("a", true, "200");
    assertEquals(DRAWS / 3.0, share(abrupt, "a"), DRAWS * 0.01);
  }

  @Test
  void beliefsOfEarlierTimesHoldUntilProbesSpeak() {
    NamingService later =
        builder(topology(Duration.ZERO))
            .believe("a", false, true)
            .believe("b", false, false)
            .build();
    assertEquals(0, share(later, "a") + share(later, "b"));
    later.recordProbe("a", true, "200");
    later.recordProbe("b", true, "200");
    assertFalse(later.status("a").up(), "rise is 2");
    assertTrue(later.status("b").up(), "the first result counts at once");
    later.recordProbe("a", true, "200");
    assertTrue(later.status("a").up());
  }

  private void record(String site, String signs) {
    signs.chars().forEach(sign -> naming.recordProbe(site, sign == '+', "probe " + (char) sign));
  }

  private int share(String site) {
    return share(naming, site);
  }

  private static int share(NamingService service, String site) {
    int named = 0;
    for (int i = 0; i < DRAWS; i++) {
      NamingAnswer.Sites answer =
          (NamingAnswer.Sites) service.answer(new NamingQuestion(POOL, null));
      named += answer.sites().get(0).id().equals(site) ? 1 : 0;
    }
    return named;
  }

  private NamingServiceBuilder builder(Topology topology) {
    SplittableRandom random = new SplittableRandom(20_261_123L);
    return NamingService.builder(topology)
        .clock(clock)
        .random(random::nextLong)
        .listener(
            (site, from, to, evidence) ->
                heard.add(
                    site
                        + " up="
                        + to.up()
                        + " "
                        + to.admin()
                        + " draining="
                        + to.draining()
                        + " ("
                        + evidence
                        + ")"));
  }

  private static Topology topology(Duration slowStart) {
    return TopologyBuilder.pool(POOL.text())
        .balance(Balance.RANDOM)
        .slowStart(slowStart)
        .site("a", "a.app.example.test", "192.0.2.1")
        .site("b", "b.app.example.test", "192.0.2.2")
        .site("c", "c.app.example.test", "192.0.2.3")
        .build();
  }
}
