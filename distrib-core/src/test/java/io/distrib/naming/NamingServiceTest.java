package io.distrib.naming;

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
import io.distrib.model.RecordKind;
import io.distrib.testkit.ManualClock;
import io.distrib.topology.Balance;
import io.distrib.topology.DnsName;
import io.distrib.topology.Site;
import io.distrib.topology.TopologyBuilder;
import io.distrib.topology.WhenNone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules D1 to D8 as a nameserver's adapter sees them. */
class NamingServiceTest {
  private static final String POOL = "app.example.test";

  private final ManualClock clock = new ManualClock(1_700_000_000L);
  private final NamingService grouped = service(builder().ttl(Duration.ofSeconds(7)));

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
    NamingService two = service(builder().answers(2));
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
  void d5NoSiteLeftIsAnsweredAsConfigured() {
    assertEquals(Set.of("a", "b", "c"), manySites(allDown(WhenNone.ALL), POOL));
    assertEquals(NamingReason.ALL_DOWN_ALL, ask(allDown(WhenNone.ALL), POOL).reason());
    assertEquals(List.of("b"), ids(sites(allDown(WhenNone.ALL), "b.app.example.test")));
    assertInstanceOf(NamingAnswer.Fail.class, ask(allDown(WhenNone.SERVFAIL), POOL));
    assertInstanceOf(
        NamingAnswer.NoData.class, ask(allDown(WhenNone.NODATA), "b.app.example.test"));
  }

  @Test
  void d5LastKnownIsTheLastPlanThatHadAnOperationalSite() {
    NamingService service = allDown(WhenNone.LAST_KNOWN);
    assertEquals(List.of("c"), ids(sites(service, POOL)));
    assertEquals(List.of("c"), ids(sites(service, "b.app.example.test")));
    assertEquals(NamingReason.ALL_DOWN_LAST_KNOWN, ask(service, POOL).reason());
    service.recordProbe("a", true, "200");
    assertEquals(Set.of("c"), manySites(service, POOL), "one success is not yet rise");
    service.recordProbe("a", true, "200");
    assertEquals(Set.of("a"), manySites(service, POOL));
  }

  @Test
  void d5TheSitesThatAreTakenDownAreNamedByTheirHealthAsItChanges() {
    NamingService service = service(flat());
    for (String site : List.of("a", "b", "c")) {
      service.setAdmin(site, AdminState.DOWN, "down by alice");
    }
    assertEquals(Set.of("a", "b", "c"), manySites(service, POOL));
    service.recordProbe("b", false, "refused");
    assertEquals(Set.of("a", "c"), manySites(service, POOL));
    assertEquals(List.of("c"), ids(sites(service, "b.app.example.test")));
    service.recordProbe("a", false, "refused");
    service.recordProbe("c", false, "refused");
    assertEquals(Set.of("a", "b", "c"), manySites(service, POOL), "none answers");
  }

  @Test
  void d5GroupWithoutASiteHasItsFallback() {
    grouped.recordProbe("c", false, "refused");
    assertEquals(Set.of("a", "b"), manySites(grouped, "west.app.example.test"));
    assertEquals(NamingReason.BALANCED_FALLBACK, ask(grouped, "west.app.example.test").reason());
    grouped.recordProbe("a", false, "refused");
    grouped.recordProbe("b", false, "refused");
    assertEquals(
        Set.of("c"), manySites(grouped, "west.app.example.test"), "as if all were operational");
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
  void d7OneClientIsGivenOneSiteForEveryKindOfRecord() {
    NamingService service = service(builder().balance(Balance.ROUND_ROBIN));
    for (int i = 0; i < 50; i++) {
      List<String> a = ids(service, RecordKind.A);
      assertEquals(a, ids(service, RecordKind.AAAA));
      clock.advance(Duration.ofMillis(300));
      assertEquals(a, ids(service, RecordKind.HTTPS));
      clock.advance(Duration.ofMillis(i));
    }
  }

  @Test
  void d7ALoopOfOneQuestionIsGivenEverySite() {
    NamingService service = service(builder().balance(Balance.ROUND_ROBIN));
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      seen.addAll(ids(service, RecordKind.A));
    }
    assertEquals(Set.of("a", "b", "c"), seen);
  }

  /** Of sites with one family each: an answer that there is none would be kept for long. */
  @Test
  void d7EachFamilyIsAnsweredByASiteThatHasIt() {
    TopologyBuilder families =
        TopologyBuilder.pool(POOL)
            .balance(Balance.ROUND_ROBIN)
            .site("four", "four.app.example.test", "192.0.2.4")
            .site("six", "six.app.example.test", "2001:db8::6");
    NamingService service = service(families);
    for (int i = 0; i < 20; i++) {
      assertEquals(List.of("four"), ids(service, RecordKind.A));
      assertEquals(List.of("six"), ids(service, RecordKind.AAAA));
      clock.advance(Duration.ofSeconds(2));
    }
  }

  @Test
  void d7FamiliesAgreeWhereASiteHasBoth() {
    TopologyBuilder families =
        TopologyBuilder.pool(POOL)
            .balance(Balance.ROUND_ROBIN)
            .site("four", "four.app.example.test", "192.0.2.4")
            .site(
                "both",
                site ->
                    site.name("both.app.example.test").address("192.0.2.5").address("2001:db8::5"));
    NamingService service = service(families);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      List<String> site = ids(service, RecordKind.A);
      assertEquals(site, ids(service, RecordKind.AAAA));
      seen.addAll(site);
      clock.advance(Duration.ofSeconds(2));
    }
    assertEquals(Set.of("four", "both"), seen);
  }

  @Test
  void d7AChoiceIsForgottenAfterAWhileAndWhenItsSiteGoes() {
    NamingService service = service(builder().balance(Balance.ROUND_ROBIN));
    assertEquals(List.of("a"), ids(service, RecordKind.A));
    clock.advance(Duration.ofSeconds(2));
    assertEquals(List.of("b"), ids(service, RecordKind.AAAA));
    service.recordProbe("b", false, "refused");
    assertEquals(
        List.of("a"), ids(service, RecordKind.A), "the third turn falls to the first of two");
  }

  @Test
  void onlyPoliciesThatLookAtTheClientMakeAnswersDependOnIt() {
    for (Balance balance : Balance.values()) {
      NamingService service = service(builder().balance(balance));
      assertEquals(balance == Balance.CLIENT_HASH ? 24 : 0, scope(service, POOL), balance::text);
      assertEquals(0, scope(service, "a.app.example.test"));
    }
    assertEquals(24, scope(withPolicy(1), POOL), "nothing is known of a foreign policy");
  }

  @Test
  void d8RolesCanBeSplit() {
    NamingService balancing =
        NamingService.builder(builder().build()).roles(Set.of(NamingRole.LOAD_BALANCE)).build();
    assertInstanceOf(NamingAnswer.Sites.class, ask(balancing, POOL));
    assertInstanceOf(NamingAnswer.Elsewhere.class, ask(balancing, "a.app.example.test"));
    NamingService failover =
        NamingService.builder(builder().build()).roles(Set.of(NamingRole.FAILOVER)).build();
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
        NamingService.builder(builder().build())
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
        NamingService.builder(builder().build())
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
    return NamingService.builder(builder().build())
        .policy(() -> (question, candidates) -> index)
        .build();
  }

  private NamingService allDown(WhenNone whenNone) {
    NamingService service = service(flat().whenNone(whenNone));
    for (String site : List.of("a", "b", "c")) {
      service.recordProbe(site, false, "refused");
    }
    return service;
  }

  private NamingService service(TopologyBuilder topology) {
    return NamingService.builder(topology.build()).clock(clock).build();
  }

  private static TopologyBuilder flat() {
    return TopologyBuilder.pool(POOL)
        .site(
            "a",
            site ->
                site.name("a.app.example.test")
                    .address("192.0.2.1")
                    .alias("alias.app.example.test"))
        .site("b", "b.app.example.test", "192.0.2.2")
        .site("c", "c.app.example.test", "192.0.2.3");
  }

  private static TopologyBuilder builder() {
    return flat()
        .group("east", group -> group.name("east.app.example.test").sites("a", "b"))
        .group("west", group -> group.name("west.app.example.test").sites("c").fallback("east"));
  }

  private static List<String> ids(NamingService service, RecordKind kind) {
    NamingQuestion question =
        new NamingQuestion(DnsName.of(POOL), InetAddresses.forString("198.51.100.1"), kind);
    return ids(assertInstanceOf(NamingAnswer.Sites.class, service.answer(question)));
  }

  private static int scope(NamingService service, String name) {
    NamingQuestion question =
        new NamingQuestion(DnsName.of(name), InetAddresses.forString("192.0.2.1"));
    return assertInstanceOf(NamingAnswer.Sites.class, service.answer(question)).scope();
  }

  private static NamingAnswer ask(NamingService service, String name) {
    return service.answer(new NamingQuestion(DnsName.of(name), null));
  }

  private static NamingAnswer.Sites sites(NamingService service, String name) {
    return assertInstanceOf(NamingAnswer.Sites.class, ask(service, name));
  }

  private static List<String> ids(NamingAnswer.Sites answer) {
    return answer.sites().stream().map(Site::id).toList();
  }

  private static Set<String> manySites(NamingService service, String name) {
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      seen.addAll(ids(sites(service, name)));
    }
    return seen.stream().collect(Collectors.toSet());
  }
}
