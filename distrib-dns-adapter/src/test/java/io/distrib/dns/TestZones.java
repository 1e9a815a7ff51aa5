package io.distrib.dns;

import io.distrib.dns.zone.Zone;
import io.distrib.model.NamingRole;
import io.distrib.naming.NamingService;
import io.distrib.testkit.ManualClock;
import io.distrib.topology.DnsName;
import io.distrib.topology.Topology;
import io.distrib.topology.TopologyBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Zones to test with, all at {@code example.test}. */
public final class TestZones {
  public static final DnsName APEX = DnsName.of("example.test");

  private TestZones() {}

  /**
   * Two sites, of which Boston alone has IPv6, and a group of Boston alone; the pool's name lies at
   * {@code app.pools.example.test}.
   */
  public static TopologyBuilder sites() {
    return twoSites()
        .group("americas", group -> group.name("us.example.test").sites("boston").isDefault(true))
        .group("europe", group -> group.name("eu.example.test").sites("geneva"));
  }

  /** The same sites in two groups that have clients, Boston in both. */
  public static TopologyBuilder sitesByClient() {
    return twoSites()
        .group(
            "americas",
            group ->
                group
                    .name("us.example.test")
                    .sites("boston")
                    .client("198.51.100.0/28")
                    .client("2001:db8::/44"))
        .group(
            "europe",
            group ->
                group.name("eu.example.test").sites("geneva", "boston").client("198.51.100.16/28"));
  }

  private static TopologyBuilder twoSites() {
    return TopologyBuilder.pool("app.pools.example.test")
        .site(
            "boston",
            site ->
                site.name("boston.example.test")
                    .address("192.0.2.10")
                    .address("2001:db8::10")
                    .alias("bos.example.test"))
        .site("geneva", "geneva.example.test", "192.0.2.30");
  }

  /** A naming service in both roles, whose time stands still. */
  public static NamingService naming(Topology topology) {
    return NamingService.builder(topology).clock(new ManualClock(1_700_000_000)).build();
  }

  /** The same in one role. */
  public static NamingService naming(Topology topology, NamingRole role) {
    return NamingService.builder(topology).roles(Set.of(role)).build();
  }

  /** A server of {@code zone} on a free port, not yet built. */
  public static NameServerBuilder server(Zone zone) {
    return NameServer.builder().listen(Sockets.free()).zone(zone);
  }

  /** A zone of the sites with further records from a master file. */
  public static Zone zone(Path folder, NamingService naming, String records) {
    return Zone.builder(APEX, naming).zoneFile(file(folder, records)).build();
  }

  /** A master file. */
  public static Path file(Path folder, String records) {
    try {
      return Files.writeString(folder.resolve("test.zone"), records);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
