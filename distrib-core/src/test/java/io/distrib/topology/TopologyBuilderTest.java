package io.distrib.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.distrib.testkit.Topologies;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A topology tells everything that is wrong with it at once. */
class TopologyBuilderTest {
  @Test
  void everyFaultIsToldAtOnce() {
    TopologyBuilder builder =
        TopologyBuilder.pool("app..test")
            .ttl(Duration.ofSeconds(301))
            .answers(0)
            .site(
                "Boston",
                site -> site.name("b.app.test").address("192.0.2.1").address("192.0.2.300"))
            .site("chicago", site -> site.name("b.app.test.").address("::1").port(0).weight(70_000))
            .site("geneva", site -> site.address("x").alias("-a.test"))
            .site(
                "paris", site -> site.name("p.app.test").address("192.0.2.1").address("192.0.2.1"))
            .site("paris", "p2.app.test", "192.0.2.9")
            .site("rome", site -> site.name("192.0.2.7"))
            .group("pool", group -> group.name("g.app.test").sites("genva", "chicago", "chicago"))
            .group(
                "a",
                group ->
                    group.sites("geneva").client("10.0.0.1/8").client("10.0.0.0/8").fallback("b"))
            .group(
                "b",
                group ->
                    group.name("B.app.test").client("10.0.0.0/8").fallback("a").isDefault(true))
            .group(
                "c", group -> group.name("c.app.test").sites("rome").fallback("x").isDefault(true));
    assertEquals(
        """
        pool.name: "app..test" (expected a DNS name: labels of letters, digits and hyphens, 1 to 63 bytes each, 253 in all)
        sites.Boston.addresses[1]: "192.0.2.300" (expected an IPv4 or IPv6 address)
        sites.geneva.addresses[0]: "x" (expected an IPv4 or IPv6 address)
        sites.geneva.aliases[0]: "-a.test" (expected a DNS name: labels of letters, digits and hyphens, 1 to 63 bytes each, 253 in all)
        sites.paris: "paris" (expected an id that is declared once)
        sites.rome.name: "192.0.2.7" (expected a DNS name: labels of letters, digits and hyphens, 1 to 63 bytes each, 253 in all)
        groups.a.clients[0]: "10.0.0.1/8" (expected a network in CIDR form without host bits, such as 198.51.100.0/24 or 2001:db8::/32)
        sites.geneva.name: missing (expected a DNS name: labels of letters, digits and hyphens, 1 to 63 bytes each, 253 in all)
        groups.pool.sites[0]: "genva" (expected a declared site: Boston, chicago, geneva, paris, rome)
        groups.a.name: missing (expected a DNS name: labels of letters, digits and hyphens, 1 to 63 bytes each, 253 in all)
        pool.ttl: "301000ms" (expected whole seconds from 0s to 300s)
        pool.answers: "0" (expected 1 to 16)
        sites.Boston: "Boston" (expected an id of 1 to 63 lower-case letters, digits and hyphens)
        sites.chicago.name: "b.app.test" (expected a name of its own; sites.Boston.name has it)
        sites.chicago.port: "0" (expected 1 to 65535)
        sites.chicago.weight: "70000" (expected 1 to 65535)
        sites.paris.addresses[1]: "192.0.2.1" (expected each address once)
        sites.rome.addresses: missing (expected at least one address)
        groups.pool: "pool" (expected another id: "pool" as a fallback means the pool)
        groups.pool.sites[2]: "chicago" (expected each site once)
        groups.a.fallback: "b" (expected a chain of fallbacks that does not come back to a)
        groups.b.name: "b.app.test" (expected a name of its own; sites.Boston.name has it)
        groups.b.sites: missing (expected at least one site)
        groups.b.clients[0]: "10.0.0.0/8" (expected each network once; groups.a.clients[1] has it)
        groups.b.fallback: "a" (expected a chain of fallbacks that does not come back to b)
        groups.c.fallback: "x" (expected a declared group or "pool": pool, a, b, c)
        groups.c.default: "true" (expected one default group; b is it)
        sites.Boston: "Boston" (expected a site that is in at least one group: pool, a, b, c)
        sites.paris: "paris" (expected a site that is in at least one group: pool, a, b, c)
        """
            .strip(),
        assertThrows(InvalidTopologyException.class, builder::build).getMessage());
  }

  @Test
  void anAddressThatIsNoMachinesIsFaulty() {
    for (String address :
        List.of("0.0.0.0", "::", "224.0.0.1", "ff02::1", "255.255.255.255", "::ffff:0.0.0.0")) {
      TopologyBuilder builder = TopologyBuilder.pool("app.test").site("rome", "r.test", address);

      String message = assertThrows(InvalidTopologyException.class, builder::build).getMessage();

      assertEquals(
          "sites.rome.addresses[0]: \"%s\" (expected an IPv4 or IPv6 address of one machine: none that is unspecified, multicast or broadcast)"
              .formatted(address),
          message.strip());
    }
  }

  @Test
  void poolWithoutSitesIsFaulty() {
    String message =
        assertThrows(InvalidTopologyException.class, () -> TopologyBuilder.pool("a.test").build())
            .getMessage();
    assertEquals("sites: missing (expected at least one site)", message);
  }

  @Test
  void longAndControlTextIsCutAndMadeVisible() {
    String name = "a\u0007" + "b".repeat(200);
    String message =
        assertThrows(
                InvalidTopologyException.class,
                () -> TopologyBuilder.pool(name).site("a", "a.test", "::1").build())
            .getMessage();
    assertEquals(
        "pool.name: \"a\\u0007" + "b".repeat(118) + "...\"",
        message.substring(0, message.indexOf(" (")));
  }

  @Test
  void defaultsAreThoseOfTheProtocol() {
    Topology topology = Topologies.flat();
    assertEquals(Balance.LEAST_BUSY, topology.pool().balance());
    assertEquals(Duration.ZERO, topology.pool().ttl());
    assertEquals(1, topology.sites().get(0).weight());
    assertEquals(Optional.empty(), topology.defaultGroup());
    assertEquals(topology.sites(), topology.ringOf(topology.sites().get(1)));
  }

  @Test
  void groupsHaveOneDefaultElseTheFirst() {
    assertEquals("americas", Topologies.grouped().defaultGroup().orElseThrow().id());
    Topology undecided =
        TopologyBuilder.pool("a.test")
            .site("x", "x.a.test", "192.0.2.1")
            .group("one", group -> group.name("one.a.test").sites("x"))
            .group("two", group -> group.name("two.a.test").sites("x"))
            .build();
    assertEquals("one", undecided.defaultGroup().orElseThrow().id());
    assertEquals("one", undecided.firstGroupOf(undecided.sites().get(0)).orElseThrow().id());
  }

  @Test
  void ttlOfAPoolHoldsForItsNamesUnlessTheySayOtherwise() {
    Topology topology =
        TopologyBuilder.pool("a.test")
            .ttl(Duration.ofSeconds(5))
            .site(
                "x", site -> site.name("x.a.test").address("192.0.2.1").ttl(Duration.ofSeconds(9)))
            .site("y", "y.a.test", "192.0.2.2")
            .build();
    assertEquals(Duration.ofSeconds(9), topology.sites().get(0).ttl());
    assertEquals(Duration.ofSeconds(5), topology.sites().get(1).ttl());
  }
}
