package io.distrib.naming;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.net.InetAddresses;
import io.distrib.model.AdminState;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingQuestion;
import io.distrib.model.RecordKind;
import io.distrib.place.Place;
import io.distrib.place.PlaceTable;
import io.distrib.testkit.ManualClock;
import io.distrib.topology.Balance;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.DnsName;
import io.distrib.topology.GeoPoint;
import io.distrib.topology.Nearest;
import io.distrib.topology.TopologyBuilder;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which sites are the nearest (D12). */
final class NearestTest {
  private static final DnsName POOL = DnsName.of("app.example.test");
  private static final InetAddress ZURICH = InetAddresses.forString("203.0.113.1");
  private static final InetAddress BRUSSELS = InetAddresses.forString("198.51.100.1");
  private static final InetAddress NOWHERE = InetAddresses.forString("192.0.2.1");

  private final ManualClock clock = new ManualClock(0);

  @Test
  void theNearestSiteIsChosenAndThenTheNextOne() {
    NamingService naming = service(Nearest.DEFAULT);
    assertEquals(Set.of("frankfurt"), named(naming, ZURICH));
    naming.setAdmin("frankfurt", AdminState.DOWN, "");
    assertEquals(Set.of("paris"), named(naming, ZURICH));
    naming.setAdmin("paris", AdminState.DOWN, "");
    assertEquals(Set.of("ashburn"), named(naming, ZURICH));
    naming.setAdmin("ashburn", AdminState.DOWN, "");
    assertEquals(Set.of("unknown"), named(naming, ZURICH), "it has no location");
  }

  @Test
  void sitesThatAreHardlyFartherAreEqual() {
    assertEquals(
        Set.of("frankfurt", "paris"),
        named(service(Nearest.DEFAULT), BRUSSELS),
        "264 and 318 km: 100 km more always count");
    NamingService wide = service(new Nearest(70, Balance.ROUND_ROBIN));
    assertEquals(Set.of("frankfurt", "paris"), named(wide, ZURICH), "304 and 488 km");
    NamingService narrow = service(new Nearest(60, Balance.ROUND_ROBIN));
    assertEquals(Set.of("frankfurt"), named(narrow, ZURICH));
  }

  @Test
  void forAClientThatIsNotOnTheMapAllAreEqual() {
    Set<String> all = Set.of("ashburn", "frankfurt", "paris", "unknown");
    assertEquals(all, named(service(Nearest.DEFAULT), NOWHERE));
    NamingService naming = service(Nearest.DEFAULT);
    naming.replaceDatabases(List.of());
    assertEquals(all, named(naming, ZURICH));
  }

  @Test
  void theScopeIsThatOfTheDatabase() {
    NamingService naming = service(Nearest.DEFAULT);
    assertEquals(24, ask(naming, ZURICH, RecordKind.A).scope());
    assertEquals(28, ask(naming, BRUSSELS, RecordKind.A).scope());
    naming.replaceDatabases(List.of());
    assertEquals(0, ask(naming, ZURICH, RecordKind.A).scope());
  }

  @Test
  void everyKindOfRecordNamesOneOfTheEqualSites() {
    NamingService naming = service(new Nearest(20, Balance.ROUND_ROBIN));
    for (int i = 0; i < 100; i++) {
      clock.advance(Duration.ofSeconds(2));
      String site = site(naming, BRUSSELS, RecordKind.A);
      assertEquals(site, site(naming, BRUSSELS, RecordKind.AAAA));
      assertEquals(site, site(naming, BRUSSELS, RecordKind.HTTPS));
    }
  }

  @Test
  void neighboursInOneNetworkThatLiveElsewhereAreToldTheirOwnSites() {
    NamingService naming = service(Nearest.DEFAULT);
    InetAddress american = InetAddresses.forString("198.51.100.17");
    for (int i = 0; i < 50; i++) {
      assertEquals("ashburn", site(naming, american, RecordKind.A));
      assertEquals(
          true, Set.of("paris", "frankfurt").contains(site(naming, BRUSSELS, RecordKind.A)));
    }
  }

  private NamingService service(Nearest nearest) {
    TopologyBuilder pool =
        TopologyBuilder.pool(POOL.text())
            .balance(Balance.NEAREST)
            .nearest(new Nearest(nearest.bandPercent(), Balance.ROUND_ROBIN))
            .slowStart(Duration.ZERO);
    addSite(pool, "ashburn", 39.04, -77.49);
    addSite(pool, "frankfurt", 50.11, 8.68);
    addSite(pool, "paris", 48.86, 2.35);
    pool.site("unknown", "unknown.app.example.test", "192.0.2.4", "2001:db8::4");
    PlaceTable cities =
        PlaceTable.builder("cities")
            .add(network("203.0.113.0/24"), at(47.37, 8.55))
            .add(network("198.51.100.0/28"), at(50.85, 4.35))
            .add(network("198.51.100.16/28"), at(41.88, -87.63))
            .build();
    return NamingService.builder(pool.build()).databases(List.of(cities)).clock(clock).build();
  }

  private static void addSite(TopologyBuilder pool, String id, double latitude, double longitude) {
    pool.site(
        id,
        site ->
            site.name(id + ".app.example.test")
                .address("192.0.2." + id.length())
                .address("2001:db8::" + id.length())
                .location(latitude, longitude));
  }

  private static ClientNetwork network(String text) {
    return ClientNetwork.parse(text).orElseThrow();
  }

  private static Place at(double latitude, double longitude) {
    return new Place(null, null, List.of(), null, new GeoPoint(latitude, longitude));
  }

  private Set<String> named(NamingService naming, InetAddress client) {
    Set<String> named = new TreeSet<>();
    for (int i = 0; i < 12; i++) {
      clock.advance(Duration.ofSeconds(2));
      named.add(site(naming, client, RecordKind.A));
    }
    NameVariant variant = naming.find(POOL).orElseThrow().variants().get(0);
    Set<String> shared = new TreeSet<>();
    variant
        .shares(variant.plan(), client, RecordKind.A)
        .forEach((each, share) -> shared.add(each.id()));
    assertEquals(named, shared, "those that have a share");
    return named;
  }

  private static String site(NamingService naming, InetAddress client, RecordKind kind) {
    return ask(naming, client, kind).sites().get(0).id();
  }

  private static NamingAnswer.Sites ask(NamingService naming, InetAddress client, RecordKind kind) {
    return (NamingAnswer.Sites) naming.answer(new NamingQuestion(POOL, client, kind));
  }
}
