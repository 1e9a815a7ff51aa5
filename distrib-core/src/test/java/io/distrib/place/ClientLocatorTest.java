package io.distrib.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.google.common.net.InetAddresses;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.GeoPoint;
import io.distrib.topology.Topology;
import io.distrib.topology.TopologyBuilder;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** To which group a client belongs, and how much of its address says so (D10, D11). */
final class ClientLocatorTest {
  private static final GeoPoint GENEVA = new GeoPoint(46.2, 6.15);

  private final Topology topology =
      TopologyBuilder.pool("app.example.test")
          .site("a", "a.app.example.test", "192.0.2.1")
          .group("europe", group -> group.name("eu.example.test").sites("a").place("continent:EU"))
          .group(
              "alps",
              group ->
                  group
                      .name("alps.example.test")
                      .sites("a")
                      .place("country:CH")
                      .client("198.51.100.0/25"))
          .group(
              "lake",
              group -> group.name("lake.example.test").sites("a").place("subdivision:CH-GE"))
          .group("telco", group -> group.name("isp.example.test").sites("a").place("asn:64500"))
          .build();

  private final PlaceTable cities =
      PlaceTable.builder("cities")
          .add(network("198.51.100.0/24"), place("EU", "CH", "CH-GE", null, GENEVA))
          .add(network("203.0.113.0/25"), place("EU", "CH", "CH-ZH", null, null))
          .add(network("203.0.113.128/26"), place("EU", "FR", null, null, null))
          .add(network("192.0.2.0/24"), place("NA", "US", "US-CA", null, null))
          .build();

  private final PlaceTable operators =
      PlaceTable.builder("operators")
          .add(network("203.0.113.64/27"), place(null, null, null, 64_500L, null))
          .add(network("192.0.2.0/27"), place(null, null, null, 64_501L, null))
          .build();

  private final ClientLocator locator = new ClientLocator(topology, List.of(cities, operators));

  @Test
  void aNetworkOfAGroupComesBeforeEveryPlace() {
    assertEquals("group alps, by its network 198.51.100.0/25", membership("198.51.100.9"));
    assertEquals(25, scope("198.51.100.9"));
  }

  @Test
  void theMostParticularPlaceDecides() {
    assertEquals(
        "group lake, by subdivision:CH-GE (198.51.100.0/24 in cities)",
        membership("198.51.100.200"));
    assertEquals("group alps, by country:CH (203.0.113.0/25 in cities)", membership("203.0.113.1"));
    assertEquals(
        "group europe, by continent:EU (203.0.113.128/26 in cities)", membership("203.0.113.129"));
    assertEquals(
        "group telco, by asn:64500 (203.0.113.64/27 in operators)", membership("203.0.113.65"));
  }

  @Test
  void whoIsInNoPlaceOfAGroupIsInNone() {
    assertEquals("none", membership("192.0.2.1"), "America has no group, and that AS has none");
    assertEquals("none", membership("192.0.2.200"));
    assertEquals("none", membership("2001:db8::1"));
    assertEquals(ClientLocator.NONE, locator.groupOf(address("192.0.2.1")));
  }

  @Test
  void theScopeIsTheLongestPrefixThatWasLookedAt() {
    assertEquals(25, scope("198.51.100.200"), "the other half belongs to a network");
    assertEquals(26, scope("203.0.113.1"), "an AS begins at the next 64");
    assertEquals(27, scope("203.0.113.65"));
    assertEquals(27, scope("192.0.2.1"), "operators tell this /27 apart");
    assertEquals(0, scope("2001:db8::1"), "nothing is known of IPv6");
  }

  @Test
  void withoutDatabasesOnlyNetworksCount() {
    ClientLocator bare = new ClientLocator(topology, List.of());
    assertEquals(1, bare.groupOf(address("198.51.100.9")));
    assertEquals(ClientLocator.NONE, bare.groupOf(address("198.51.100.200")));
    assertEquals(25, bare.scopeOfGroup(address("198.51.100.200")));
    assertEquals(5, bare.scopeOfGroup(address("203.0.113.1")));
  }

  @Test
  void aDatabaseThatDecidesNothingIsNotLookedAt() {
    Topology without =
        TopologyBuilder.pool("app.example.test").site("a", "a.example.test", "192.0.2.1").build();
    ClientLocator bare = new ClientLocator(without, List.of(cities, operators));
    assertEquals(0, bare.scopeOfGroup(address("203.0.113.1")));
    assertEquals(24, bare.scopeOfPoint(address("198.51.100.1")), "but its locations may be");
  }

  @Test
  void theFirstDatabaseThatKnowsSaysWhereAClientIs() {
    PlaceTable second =
        PlaceTable.builder("second")
            .add(network("198.51.100.0/30"), place(null, null, null, null, new GeoPoint(1, 1)))
            .add(network("203.0.113.0/28"), place(null, null, null, null, new GeoPoint(2, 2)))
            .build();
    ClientLocator both = new ClientLocator(topology, List.of(cities, second));
    assertEquals(GENEVA, both.pointOf(address("198.51.100.1")));
    assertEquals(24, both.scopeOfPoint(address("198.51.100.1")), "the second was not asked");
    assertEquals(new GeoPoint(2, 2), both.pointOf(address("203.0.113.1")));
    assertEquals(28, both.scopeOfPoint(address("203.0.113.1")));
    assertNull(both.pointOf(address("192.0.2.1")));
  }

  private String membership(String client) {
    return locator
        .locate(address(client))
        .membership()
        .map(ClientLocation.Membership::toString)
        .orElse("none");
  }

  private int scope(String client) {
    return locator.scopeOfGroup(address(client));
  }

  private static InetAddress address(String text) {
    return InetAddresses.forString(text);
  }

  private static ClientNetwork network(String text) {
    return ClientNetwork.parse(text).orElseThrow();
  }

  private static Place place(
      @Nullable String continent,
      @Nullable String country,
      @Nullable String subdivision,
      @Nullable Long asn,
      @Nullable GeoPoint point) {
    List<String> subdivisions = subdivision == null ? List.of() : List.of(subdivision);
    return new Place(continent, country, subdivisions, asn, point);
  }
}
