package io.distrib.naming;

import static io.distrib.naming.NamedSites.POOL;
import static io.distrib.naming.NamedSites.ask;
import static io.distrib.naming.NamedSites.flat;
import static io.distrib.naming.NamedSites.ids;
import static io.distrib.naming.NamedSites.inGroups;
import static io.distrib.naming.NamedSites.manySites;
import static io.distrib.naming.NamedSites.sites;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.net.InetAddresses;
import io.distrib.model.AdminState;
import io.distrib.model.LoadSample;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingQuestion;
import io.distrib.model.NamingReason;
import io.distrib.model.NamingRole;
import io.distrib.testkit.ManualClock;
import io.distrib.topology.Balance;
import io.distrib.topology.DnsName;
import io.distrib.topology.TopologyBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules D1 to D4, D6 and D8 as a nameserver's adapter sees them. */
class NamingServiceTest {
  private final ManualClock clock = new ManualClock(1_700_000_000L);
  private final NamingService grouped = service(inGroups().ttl(Duration.ofSeconds(7)));

  @Test
  void d1PoolAndGroupNamesMeanOneOfTheirSites() {
    assertEquals(Set.of("a", "b", "c"), manySites(grouped, POOL));
    assertEquals(Set.of("a", "b"), manySites(grouped, "east.app.example.test"));
    NamingAnswer.Sites answer = sites(grouped, POOL);
    assertEquals(1, answer.sites().size());
    assertEquals(NamingReason.BALANCED, answer.reason());
    assertEquals(Duration.ofSeconds(7), answer.ttl());
  }

  @Test
  void d1DownAndDisabledSitesAreNotNamed() {
    grouped.recordProbe("a", false, "refused");
    assertEquals(Set.of("b", "c"), manySites(grouped, POOL));
    grouped.setAdmin("b", AdminState.DOWN, "operator");
    assertEquals(Set.of("c"), manySites(grouped, POOL));
    grouped.setAdmin("b", AdminState.AUTO, "operator");
    assertEquals(Set.of("b", "c"), manySites(grouped, POOL));
  }

  @Test
  void d1AnswersMayNameMoreSites() {
    NamingService two = service(inGroups().answers(2));
    assertEquals(2, new HashSet<>(sites(two, POOL).sites()).size());
    two.recordProbe("a", false, "refused");
    two.recordProbe("b", false, "refused");
    assertEquals(List.of("c"), ids(sites(two, POOL)));
  }

  @Test
  void d2SiteNameMeansItsOwnSiteWhileThatIsOperational() {
    grouped.recordDraining("b", true, "operator");
    NamingAnswer.Sites answer = sites(grouped, "b.app.example.test");
    assertEquals(List.of("b"), ids(answer));
    assertEquals(NamingReason.OWN_SITE, answer.reason());
  }

  @Test
  void aPlanLastsUntilItMeansSomethingElse() {
    AnswerSet own = plan("b.app.example.test");
    AnswerSet west = plan("west.app.example.test");
    AnswerSet east = plan("east.app.example.test");
    grouped.recordProbe("a", false, "refused");

    assertSame(own, plan("b.app.example.test"));
    assertSame(west, plan("west.app.example.test"));
    assertNotSame(east, plan("east.app.example.test"));
  }

  private AnswerSet plan(String name) {
    return grouped.find(DnsName.of(name)).orElseThrow().variants().get(0).plan();
  }

  @Test
  void d2DownSiteMeansTheNextOperationalOneOfItsRing() {
    NamingService flat = service(flat());
    flat.recordProbe("b", false, "refused");
    assertEquals(List.of("c"), ids(sites(flat, "b.app.example.test")));
    assertEquals(NamingReason.FAILED_OVER, sites(flat, "b.app.example.test").reason());
    flat.recordProbe("c", false, "refused");
    assertEquals(List.of("a"), ids(sites(flat, "b.app.example.test")), "the ring wraps");
    flat.recordDraining("a", true, "operator");
    assertEquals(List.of("a"), ids(sites(flat, "b.app.example.test")), "draining is operational");
  }

  @Test
  void d2ExhaustedRingMeansTheFallback() {
    grouped.recordProbe("c", false, "refused");
    NamingAnswer.Sites answer = sites(grouped, "c.app.example.test");
    assertEquals(List.of("a"), ids(answer));
    assertEquals(NamingReason.FAILED_OVER_FALLBACK, answer.reason());
  }

  @Test
  void d2AliasesMeanTheirSite() {
    assertEquals(List.of("a"), ids(sites(grouped, "alias.app.example.test")));
  }

  @Test
  void d4UnknownNamesAreNotOurs() {
    assertEquals(NamingReason.NOT_OURS, ask(grouped, "x.app.example.test").reason());
    assertEquals(NamingReason.NOT_OURS, ask(grouped, "example.test").reason());
  }

  @Test
  void d6DrainingSitesAreNamedOnlyWhenAllDrain() {
    grouped.recordDraining("a", true, "operator");
    assertEquals(Set.of("b"), manySites(grouped, "east.app.example.test"));
    grouped.recordDraining("b", true, "operator");
    assertEquals(Set.of("a", "b"), manySites(grouped, "east.app.example.test"));
    assertEquals(NamingReason.BALANCED_DRAINING, ask(grouped, "east.app.example.test").reason());
    grouped.recordProbe("a", false, "refused");
    assertEquals(Set.of("b"), manySites(grouped, "east.app.example.test"));
  }

  @Test
  void onlyPoliciesThatLookAtTheClientMakeAnswersDependOnIt() {
    for (Balance balance : Balance.values()) {
      NamingService service = service(inGroups().balance(balance));
      assertEquals(balance == Balance.CLIENT_HASH ? 24 : 0, scope(service, POOL), balance::text);
      assertEquals(0, scope(service, "a.app.example.test"));
    }
    assertEquals(24, scope(withPolicy(1), POOL), "nothing is known of a foreign policy");
  }

  @Test
  void d8RolesCanBeSplit() {
    NamingService balancing =
        NamingService.builder(inGroups().build()).roles(Set.of(NamingRole.LOAD_BALANCE)).build();
    assertInstanceOf(NamingAnswer.Sites.class, ask(balancing, POOL));
    assertInstanceOf(NamingAnswer.Elsewhere.class, ask(balancing, "a.app.example.test"));
    NamingService failover =
        NamingService.builder(inGroups().build()).roles(Set.of(NamingRole.FAILOVER)).build();
    assertInstanceOf(NamingAnswer.Sites.class, ask(failover, "a.app.example.test"));
    assertInstanceOf(NamingAnswer.Elsewhere.class, ask(failover, "east.app.example.test"));
  }

  @Test
  void healthTurnsAfterFallAndRiseButTheFirstResultCountsAtOnce() {
    grouped.recordProbe("a", true, "200");
    grouped.recordProbe("a", false, "refused");
    grouped.recordProbe("a", false, "refused");
    assertTrue(grouped.status("a").isOperational());
    grouped.recordProbe("a", true, "200");
    grouped.recordProbe("a", true, "200");
    grouped.recordProbe("a", false, "refused");
    grouped.recordProbe("a", false, "refused");
    assertTrue(grouped.status("a").isOperational(), "the count begins again");
    grouped.recordProbe("a", false, "refused");
    assertTrue(!grouped.status("a").isOperational());
    grouped.recordProbe("a", true, "200");
    assertTrue(!grouped.status("a").isOperational());
    grouped.recordProbe("a", true, "200");
    assertTrue(grouped.status("a").isOperational());
  }

  @Test
  void listenersHearOfChangesOnlyAndNoneBreaksAnother() {
    List<String> heard = new ArrayList<>();
    NamingService service =
        NamingService.builder(inGroups().build())
            .listener(
                (site, from, to, evidence) -> {
                  throw new IllegalStateException("as the test wants it");
                })
            .listener(
                (site, from, to, evidence) -> heard.add(site + " " + to.up() + " " + evidence))
            .build();
    service.recordProbe("a", true, "200");
    service.recordLoad("a", new LoadSample(0.5));
    service.recordProbe("b", false, "refused");
    service.recordProbe("b", false, "refused");
    assertEquals(List.of("b false refused"), heard);
    assertEquals(0.5, service.status("a").load().load());
  }

  @Test
  void policiesThatFailOrPointNowhereMeanTheFirst() {
    for (int index : new int[] {-1, 3, Integer.MAX_VALUE}) {
      assertEquals(List.of("a"), ids(sites(withPolicy(index), POOL)));
    }
    NamingService throwing =
        NamingService.builder(inGroups().build())
            .policy(() -> (question, candidates) -> Integer.parseInt("x"))
            .build();
    assertEquals(List.of("a"), ids(sites(throwing, POOL)));
  }

  @Test
  void unknownSitesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> grouped.recordProbe("paris", true, ""));
    assertThrows(IllegalArgumentException.class, () -> grouped.status("paris"));
  }

  private static NamingService withPolicy(int index) {
    return NamingService.builder(inGroups().build())
        .policy(() -> (question, candidates) -> index)
        .build();
  }

  private NamingService service(TopologyBuilder topology) {
    return NamingService.builder(topology.build()).clock(clock).build();
  }

  private static int scope(NamingService service, String name) {
    NamingQuestion question =
        new NamingQuestion(DnsName.of(name), InetAddresses.forString("192.0.2.1"));
    return assertInstanceOf(NamingAnswer.Sites.class, service.answer(question)).scope();
  }
}
