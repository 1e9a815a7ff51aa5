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

import io.distrib.model.AdminState;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingReason;
import io.distrib.testkit.ManualClock;
import io.distrib.topology.TopologyBuilder;
import io.distrib.topology.WhenNone;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rule D5: what is answered when no site is left. */
class NoSiteLeftTest {
  private final ManualClock clock = new ManualClock(1_700_000_000L);
  private final NamingService grouped = service(inGroups().ttl(Duration.ofSeconds(7)));

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
}
