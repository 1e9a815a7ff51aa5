package io.distrib.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import io.distrib.dns.zone.InvalidZoneException;
import io.distrib.dns.zone.Zone;
import io.distrib.dns.zone.ZoneBuilder;
import io.distrib.naming.NamingService;
import io.distrib.topology.DnsName;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages about a zone that cannot be served, or is perhaps not meant. */
class ZoneFaultsTest {
  private static final List<InetSocketAddress> LISTENING =
      List.of(new InetSocketAddress(InetAddresses.forString("192.0.2.53"), 53));

  private final NamingService naming = TestZones.naming(TestZones.sites().build());
  @TempDir Path folder;

  @Test
  void aFaultOfTheFileIsToldWithItsLine() {
    assertFault("@ 60 TXT ok\nx 60 A 300.1.1.1\n", "test.zone:2: ");
    assertFault("x 60 NOSUCHTYPE y\n", "test.zone:1: ");
  }

  @Test
  void allContradictionsAreToldAtOnce() {
    String file =
        """
        boston     60 A     192.0.2.1
        www        60 CNAME us
        www        60 TXT   "beside"
        example.net. 60 TXT "elsewhere"
        sub        60 SOA   ns hostmaster 1 1 1 1 1
        """;
    assertThatThrownBy(() -> TestZones.zone(folder, naming, file))
        .isInstanceOf(InvalidZoneException.class)
        .hasMessageContaining("boston.example.test. A")
        .hasMessageContaining("www.example.test. CNAME")
        .hasMessageContaining("example.net. TXT")
        .hasMessageContaining("sub.example.test. SOA");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          boston 60 A 192.0.2.1            | 2: "boston.example.test. A" (expected no such record: this is a site's, a group's or the pool's name)
          www 60 CNAME us                  | 2: "www.example.test. CNAME" (expected no other data beside a CNAME, RFC 2181 section 10.1)
          example.net. 60 TXT x            | 2: "example.net. TXT" (expected a name in example.test.)
          @ 60 NS www2                     | 2: "example.test. NS www2.example.test." (expected a nameserver that is no alias (CNAME), RFC 2181 section 10.3)
          sub 60 NS x.wild                 | 2: "sub.example.test. NS x.wild.example.test." (expected a nameserver that is no alias (CNAME), RFC 2181 section 10.3)
          sub 60 NS x.d                    | 2: "sub.example.test. NS x.d.example.test." (expected a nameserver that is no alias (CNAME), RFC 2181 section 10.3)
          x.d 60 TXT x                     | 2: "x.d.example.test. TXT" (expected no data below the DNAME of d.example.test., RFC 6672 section 2.4)
          boston 60 NS ns.example.net.     | 2: "boston.example.test. NS" (expected no such record at or above boston.example.test., a site's, a group's or the pool's name)
          bos 60 NS ns.example.net.        | 2: "bos.example.test. NS" (expected no such record at or above bos.example.test., a site's, a group's or the pool's name)
          us 60 NS ns.example.net.         | 2: "us.example.test. NS" (expected no such record at or above us.example.test., a site's, a group's or the pool's name)
          app.pools 60 NS ns.example.net.  | 2: "app.pools.example.test. NS" (expected no such record at or above app.pools.example.test., a site's, a group's or the pool's name)
          pools 60 NS ns.example.net.      | 2: "pools.example.test. NS" (expected no such record at or above app.pools.example.test., a site's, a group's or the pool's name)
          pools 60 DNAME example.net.      | 2: "pools.example.test. DNAME" (expected no such record at or above app.pools.example.test., a site's, a group's or the pool's name)
          """)
  void aContradictionIsToldWithItsLine(String line, String fault) {
    String before = "; comment\n";
    String after = "\nwww 60 TXT x\nwww2 60 CNAME x\n*.wild 60 CNAME x\nd 60 DNAME example.org.\n";
    assertFault(before + line + after, "test.zone:" + fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sub 60 DNAME x                  | sub.example.test. DNAME: beside NS it is not used; it belongs into the zone below, RFC 6672 2.3
          sub 60 NS ns.sub                | sub.example.test. NS ns.sub.example.test.: glue is missing: ns.sub.example.test. has no A or AAAA here
          sub 60 NS nowhere               | sub.example.test. NS nowhere.example.test.: the nameserver is missing: nowhere.example.test. has no A or AAAA here
          @ 60 MX 10 alias                | example.test. MX alias.example.test.: it points at an alias (CNAME), RFC 2181 10.3
          _sip._udp 60 SRV 0 0 1 x.wild   | _sip._udp.example.test. SRV x.wild.example.test.: it points at an alias (CNAME), RFC 2181 10.3
          sub 60 NS ns1.sub               | -
          sub 60 NS boston                | -
          sub 60 NS ns.child              | -
          sub 60 NS ns.example.net.       | -
          @ 60 MX 10 boston               | -
          """)
  void whatIsPerhapsNotMeantIsWarnedOf(String line, String warning) {
    String others =
        """

        sub 60 NS ns.example.net.
        child 60 NS ns.child
        ns.child 60 A 192.0.2.3
        ns1.sub 60 A 192.0.2.1
        alias 60 CNAME boston
        *.wild 60 CNAME boston
        """;
    Zone zone = TestZones.zone(folder, naming, line + others);
    String place = folder.resolve("test.zone") + ":1: warning: ";
    assertThat(zone.warnings(LISTENING))
        .isEqualTo(warning.equals("-") ? List.of() : List.of(place + warning));
  }

  @Test
  void nameserversWithTheSameAddressesOrNoneAreWarnedOf() {
    List<DnsName> two = List.of(DnsName.of("ns1.example.test"), DnsName.of("ns2.example.test"));
    String same =
        "zone example.test.: warning: all nameservers in it have the same addresses, 192.0.2.53"
            + " (expected A and AAAA of each in the zone file)";
    assertThat(zone().nameservers(two).build().warnings(LISTENING)).containsExactly(same);
    List<InetSocketAddress> wildcard = List.of(new InetSocketAddress(53));
    assertThat(zone().nameservers(two).build().warnings(wildcard))
        .containsExactly(
            "zone example.test.: warning: nameserver ns1.example.test. has no address",
            "zone example.test.: warning: nameserver ns2.example.test. has no address");
    ZoneBuilder apart =
        zone().nameservers(two).nameserverAddress(two.get(0), InetAddresses.forString("192.0.2.1"));
    assertThat(apart.build().warnings(LISTENING)).isEmpty();
    assertThat(zone().build().warnings(LISTENING)).isEmpty();
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> zone().zoneFile(folder.resolve("no.zone")).build())
        .isInstanceOf(InvalidZoneException.class)
        .hasMessageContaining("no.zone");
  }

  @Test
  void theSameZoneTwiceIsRefused() {
    NameServerBuilder server = TestZones.server(zone().build()).zone(zone().build());
    assertThatThrownBy(server::handler).hasMessageContaining("example.test");
  }

  private void assertFault(String file, String text) {
    assertThatThrownBy(() -> TestZones.zone(folder, naming, file))
        .isInstanceOf(InvalidZoneException.class)
        .hasMessageContaining(text);
  }

  private ZoneBuilder zone() {
    return Zone.builder(TestZones.APEX, naming);
  }
}
