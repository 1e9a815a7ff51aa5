package io.distrib.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import io.distrib.dns.zone.Zone;
import io.distrib.dns.zone.ZoneBuilder;
import io.distrib.dns.zone.ZoneSerials;
import io.distrib.model.NamingRole;
import io.distrib.naming.NamingService;
import io.distrib.topology.DnsName;
import io.distrib.topology.TopologyBuilder;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** How a zone is put together, and what is refused (D4; RFC 1035 5, 2181, 2308). */
class ZoneTest {
  private final NamingService naming = TestZones.naming(TestZones.sites().build());
  @TempDir Path folder;

  @Test
  void aNameserverInTheZoneWithoutAnAddressHasThatOfTheServer() {
    NameServerBuilder server =
        NameServer.builder()
            .listen(new InetSocketAddress(InetAddresses.forString("192.0.2.53"), 53))
            .listen(new InetSocketAddress(InetAddresses.forString("::"), 53))
            .zone(zone().build());
    assertThat(ask(server, "example.test", "NS")).isEqualTo("NS ns.example.test.");
    assertThat(ask(server, "ns.example.test", "A")).isEqualTo("A 192.0.2.53");
  }

  @Test
  void nameserversAndTheirAddressesAreAsConfigured() {
    DnsName inside = DnsName.of("ns1.example.test");
    NameServerBuilder server =
        TestZones.server(
            zone()
                .nameservers(List.of(inside, DnsName.of("ns.example.net")))
                .nameserverAddress(inside, InetAddresses.forString("2001:db8::53"))
                .build());
    assertThat(ask(server, "example.test", "NS"))
        .isEqualTo("NS ns.example.net., NS ns1.example.test.");
    assertThat(ask(server, "ns1.example.test", "AAAA")).isEqualTo("AAAA 2001:db8:0:0:0:0:0:53");
    SOARecord soa = soa(server, Section.ANSWER, "example.test", "SOA");
    assertThat(soa.getHost()).hasToString("ns1.example.test.");
  }

  @Test
  void theNegativeTtlIsTheLesserOfTheSoasTtlAndMinimum() {
    NameServerBuilder mine = TestZones.server(zone().negativeTtl(Duration.ofSeconds(7)).build());
    assertThat(soa(mine, Section.AUTHORITY, "no.example.test", "A").getTTL()).isEqualTo(7);
    String file = "@ 600 SOA ns hostmaster 5 3600 600 86400 60\n@ 600 NS ns\nns 600 A 192.0.2.53\n";
    NameServerBuilder theirs = TestZones.server(TestZones.zone(folder, naming, file));
    assertThat(soa(theirs, Section.AUTHORITY, "no.example.test", "A").getTTL()).isEqualTo(60);
    assertThat(soa(theirs, Section.ANSWER, "example.test", "SOA").getTTL()).isEqualTo(600);
  }

  /** The thresholds of Zonemaster's tests zone02 to zone06. */
  @Test
  void theTimersAreThoseThatCheckersExpectAndTheNegativeTtlStays() {
    SOARecord soa = soa(TestZones.server(zone().build()), Section.ANSWER, "example.test", "SOA");
    assertThat(soa.getRefresh()).isGreaterThanOrEqualTo(14_400).isGreaterThan(soa.getRetry());
    assertThat(soa.getRetry()).isGreaterThanOrEqualTo(3_600);
    assertThat(soa.getExpire()).isGreaterThanOrEqualTo(604_800).isGreaterThan(soa.getRefresh());
    assertThat(soa.getMinimum()).isBetween(300L, 86_400L);
    assertThat(soa.getTTL()).isEqualTo(30);
    SOARecord negative =
        soa(TestZones.server(zone().build()), Section.AUTHORITY, "no.example.test", "A");
    assertThat(negative.getTTL()).isEqualTo(30);
    SOARecord hour =
        soa(
            TestZones.server(zone().negativeTtl(Duration.ofHours(1)).build()),
            Section.AUTHORITY,
            "no.example.test",
            "A");
    assertThat(List.of(hour.getTTL(), hour.getMinimum())).containsOnly(3_600L);
  }

  @Test
  void theSerialIsAnotherForOtherContentAndTheSameForTheSame() {
    long first =
        ZoneSerials.of(TestZones.zone(folder, naming, "a 60 A 192.0.2.1\nb 60 A 192.0.2.2\n"));
    assertThat(first).isBetween(1L, 0xffff_ffffL);
    NamingService again = TestZones.naming(TestZones.sites().build());
    assertThat(
            ZoneSerials.of(TestZones.zone(folder, again, "b 60 A 192.0.2.2\na 60 A 192.0.2.1\n")))
        .isEqualTo(first);
    NamingService more =
        TestZones.naming(
            TestZones.sites()
                .site("oslo", "oslo.example.test", "192.0.2.4")
                .group("north", group -> group.name("no.example.test").sites("oslo"))
                .build());
    List<Zone> others =
        List.of(
            TestZones.zone(folder, naming, "a 60 A 192.0.2.1\nb 60 A 192.0.2.3\n"),
            TestZones.zone(folder, more, "a 60 A 192.0.2.1\nb 60 A 192.0.2.2\n"),
            zone().build(),
            zone().https(false).build(),
            zone().negativeTtl(Duration.ofSeconds(7)).build(),
            zone().nameservers(List.of(DnsName.of("ns.example.net"))).build());
    assertThat(others.stream().map(ZoneSerials::of)).doesNotContain(first).doesNotHaveDuplicates();
  }

  @Test
  void theSerialOfTheFileStays() {
    String file = "@ 600 SOA ns hostmaster 5 3600 600 86400 60\n@ 600 NS ns\nns 600 A 192.0.2.53\n";
    assertThat(ZoneSerials.of(TestZones.zone(folder, naming, file))).isEqualTo(5);
  }

  @Test
  void theMostSpecificZoneAnswersButADsIsTheParents() {
    Zone parent = TestZones.zone(folder, naming, "us.pools 60 NS ns\nx.pools 60 TXT parent\n");
    Zone child =
        Zone.builder(DnsName.of("us.pools.example.test"), naming)
            .zoneFile(TestZones.file(folder, "@ 60 TXT child\n"))
            .build();
    NameServerBuilder server = TestZones.server(parent).zone(child);
    assertThat(ask(server, "us.pools.example.test", "TXT")).isEqualTo("TXT child");
    assertThat(ask(server, "x.pools.example.test", "TXT")).isEqualTo("TXT parent");
    assertThat(soa(server, Section.AUTHORITY, "us.pools.example.test", "DS").getName())
        .hasToString("example.test.");
  }

  @Test
  void theApexMayBeThePoolsOwnNameWhoeverServesIt() {
    DnsName pool = DnsName.of("app.pools.example.test");
    NamingService failover = TestZones.naming(TestZones.sites().build(), NamingRole.FAILOVER);
    NameServerBuilder both = TestZones.server(Zone.builder(pool, naming).build());
    NameServerBuilder other = TestZones.server(Zone.builder(pool, failover).build());
    assertThat(ask(both, pool.text(), "A")).startsWith("A 192.0.2.");
    assertThat(Wire.status(reply(other, pool.text(), "A"))).isEqualTo("REFUSED");
    for (NameServerBuilder server : List.of(both, other)) {
      assertThat(ask(server, pool.text(), "SOA")).isEqualTo("SOA 30");
      assertThat(ask(server, pool.text(), "NS")).isEqualTo("NS ns." + pool.text() + ".");
    }
  }

  @Test
  void twoPoolsMayShareAZone() {
    NamingService second =
        TestZones.naming(
            TopologyBuilder.pool("b.example.test")
                .site("b1", "b1.example.test", "192.0.2.77")
                .build());
    NameServerBuilder server = TestZones.server(zone().naming(second).build());
    assertThat(ask(server, "b.example.test", "A")).isEqualTo("A 192.0.2.77");
    assertThat(ask(server, "us.example.test", "A")).isEqualTo("A 192.0.2.10");
  }

  @Test
  void withoutHttpsTheNameHasNoSuchRecord() {
    NameServerBuilder server = TestZones.server(zone().https(false).build());
    assertThat(ask(server, "us.example.test", "HTTPS")).isEqualTo("-");
  }

  @Test
  void aDelegationAboveAZoneOfTheSameServerIsNone() {
    String delegation = "pools 60 NS ns\n";
    ZoneBuilder parent = zone().zoneFile(TestZones.file(folder, delegation));
    assertThatThrownBy(parent::build).hasMessageContaining("pools.example.test. NS");
    Zone zone = parent.child(DnsName.of("pools.example.test")).build();
    assertThat(ask(TestZones.server(zone), "app.pools.example.test", "A")).isEqualTo("-");
  }

  @Test
  void bytesOfATextAreServedAsTheyStandInTheFile() {
    Zone zone = TestZones.zone(folder, naming, "sale 60 TXT \"Größe – 10 €\"\n");
    assertThat(ask(TestZones.server(zone), "sale.example.test", "TXT"))
        .isEqualTo("TXT \"Gr\\195\\182\\195\\159e \\226\\128\\147 10 \\226\\130\\172\"");
  }

  @Test
  void outsideCanBeReferredD4() {
    NameServerBuilder server =
        TestZones.server(zone().build())
            .outside(Outside.REFER)
            .referrals(List.of(DnsName.of("a.root.example")));
    Message reply = reply(server, "www.example.net", "A");
    assertThat(Wire.status(reply)).isEqualTo("NOERROR");
    assertThat(Wire.records(reply, Section.AUTHORITY)).isEqualTo("NS a.root.example.");
  }

  private ZoneBuilder zone() {
    return Zone.builder(TestZones.APEX, naming);
  }

  private static SOARecord soa(NameServerBuilder server, int section, String name, String type) {
    return (SOARecord)
        reply(server, name, type).getSection(section).stream()
            .filter(record -> record.getType() == Type.SOA)
            .findFirst()
            .orElseThrow();
  }

  private static String ask(NameServerBuilder server, String name, String type) {
    return Wire.records(reply(server, name, type), Section.ANSWER);
  }

  private static Message reply(NameServerBuilder server, String name, String type) {
    return Wire.parse(Wire.ask(server.handler(), Wire.query(name, type)));
  }
}
