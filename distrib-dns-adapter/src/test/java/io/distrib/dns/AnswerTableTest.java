package io.distrib.dns;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.Transport;
import io.distrib.naming.NamingService;
import io.distrib.topology.WhenNone;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;

/** What is answered, question by question (D1, D2, D4 to D7; RFC 1034, 2308, 4592, 6672, 8482). */
class AnswerTableTest {
  private static final String ZONE =
      """
      $TTL 300
      @          CAA   0 issue "ca.example.net"
      @          TXT   "a zone"
      boston     TXT   "a site"
      ns         A     192.0.2.53
      deep.down  TXT   "below an empty name"
      *.wild     TXT   "any"
      *.wild     MX    5 mail.wild
      here.wild  A     192.0.2.40
      www        CNAME app.pools
      us-www     CNAME us
      loop       CNAME pool
      pool       CNAME loop
      out        CNAME www.example.net.
      gone       CNAME nowhere
      *.cw       CNAME us
      kid        NS    ns.kid
      kid        NS    ns.example.net.
      kid        DS    1 13 2 0000000000000000000000000000000000000000000000000000000000000000
      ns.kid     A     192.0.2.99
      old        DNAME down
      two        TXT   "a"
      two        A     192.0.2.41
      two        A     192.0.2.42
      """;

  /** Name, type; code and flags; answer; authority. */
  private static final String TABLE =
      """
      # Names of the naming service (D1, D2, D7)
      us.example.test               A     | NOERROR aa  | A 192.0.2.10 | -
      US.Example.TEST               A     | NOERROR aa  | A 192.0.2.10 | -
      us.example.test               AAAA  | NOERROR aa  | AAAA 2001:db8:0:0:0:0:0:10 | -
      us.example.test               HTTPS | NOERROR aa  | HTTPS 1 . ipv4hint=192.0.2.10 ipv6hint=2001:db8:0:0:0:0:0:10 | -
      us.example.test               ANY   | NOERROR aa  | A 192.0.2.10 | -
      boston.example.test           A     | NOERROR aa  | A 192.0.2.10 | -
      bos.example.test              A     | NOERROR aa  | A 192.0.2.10 | -
      geneva.example.test           HTTPS | NOERROR aa  | HTTPS 1 . ipv4hint=192.0.2.30 | -
      # A name that lacks the type (D4; RFC 2308 2.2, 3597)
      geneva.example.test           AAAA  | NOERROR aa  | - | SOA 30
      us.example.test               MX    | NOERROR aa  | - | SOA 30
      us.example.test               SVCB  | NOERROR aa  | - | SOA 30
      us.example.test               TYPE65280 | NOERROR aa | - | SOA 30
      pools.example.test            A     | NOERROR aa  | - | SOA 30
      down.example.test             A     | NOERROR aa  | - | SOA 30
      # No such name (D4; RFC 2308 2.1, 8020)
      nowhere.example.test          A     | NXDOMAIN aa | - | SOA 30
      nowhere.example.test          ANY   | NXDOMAIN aa | - | SOA 30
      x.boston.example.test         A     | NXDOMAIN aa | - | SOA 30
      a\\.b.example.test            A     | NXDOMAIN aa | - | SOA 30
      \\000\\255.example.test       A     | NXDOMAIN aa | - | SOA 30
      # Static records beside them
      boston.example.test           TXT   | NOERROR aa  | TXT "a site" | -
      example.test                  TXT   | NOERROR aa  | TXT "a zone" | -
      example.test                  NS    | NOERROR aa  | NS ns.example.test. | -
      example.test                  SOA   | NOERROR aa  | SOA 30 | -
      example.test                  A     | NOERROR aa  | - | SOA 30
      ns.example.test               A     | NOERROR aa  | A 192.0.2.53 | -
      two.example.test              A     | NOERROR aa  | A 192.0.2.41, A 192.0.2.42 | -
      two.example.test              ANY   | NOERROR aa  | TXT a | -
      # Wildcards (RFC 4592)
      any.wild.example.test         TXT   | NOERROR aa  | TXT any | -
      a.b.wild.example.test         TXT   | NOERROR aa  | TXT any | -
      any.wild.example.test         A     | NOERROR aa  | - | SOA 30
      here.wild.example.test        TXT   | NOERROR aa  | - | SOA 30
      x.here.wild.example.test      TXT   | NXDOMAIN aa | - | SOA 30
      # Aliases (RFC 1034 3.6.2, 6604, 6672)
      us-www.example.test           A     | NOERROR aa  | A 192.0.2.10, CNAME us.example.test. | -
      us-www.example.test           CNAME | NOERROR aa  | CNAME us.example.test. | -
      x.cw.example.test             A     | NOERROR aa  | A 192.0.2.10, CNAME us.example.test. | -
      out.example.test              A     | NOERROR aa  | CNAME www.example.net. | -
      gone.example.test             A     | NXDOMAIN aa | CNAME nowhere.example.test. | SOA 30
      deep.old.example.test         TXT   | NOERROR aa  | CNAME deep.down.example.test., DNAME down.example.test., TXT "below an empty name" | -
      old.example.test              DNAME | NOERROR aa  | DNAME down.example.test. | -
      # Delegations (RFC 1034 4.3.2, 4035 3.1.4.1)
      www.kid.example.test          A     | NOERROR     | - | NS ns.example.net., NS ns.kid.example.test.
      kid.example.test              NS    | NOERROR     | - | NS ns.example.net., NS ns.kid.example.test.
      ns.kid.example.test           A     | NOERROR     | - | NS ns.example.net., NS ns.kid.example.test.
      kid.example.test              MX    | NOERROR     | - | NS ns.example.net., NS ns.kid.example.test.
      www.kid.example.test          DS    | NOERROR     | - | NS ns.example.net., NS ns.kid.example.test.
      # Outside (D4)
      www.example.net               A     | REFUSED     | - | -
      .                             NS    | REFUSED     | - | -
      test                          SOA   | REFUSED     | - | -
      xexample.test                 A     | REFUSED     | - | -
      us\\.example\\.test           A     | REFUSED     | - | -
      # No question for a zone (RFC 5936, 6895)
      example.test                  AXFR  | REFUSED     | - | -
      example.test                  IXFR  | REFUSED     | - | -
      us.example.test               OPT   | FORMERR     | - | -
      us.example.test               TSIG  | FORMERR     | - | -
      us.example.test               TYPE0 | FORMERR     | - | -
      us.example.test               TKEY  | NOTIMP      | - | -
      us.example.test               MAILA | NOTIMP      | - | -
      us.example.test               MAILB | NOTIMP      | - | -
      """;

  @TempDir Path folder;

  @Test
  void answersEachQuestionOfTheTable() {
    PacketHandler handler = handler(TestZones.naming(TestZones.sites().build()));
    List<String> rows = TABLE.lines().filter(row -> !row.startsWith("#")).toList();
    assertThat(rows.stream().map(row -> answered(handler, row)).toList())
        .containsExactlyElementsOf(rows.stream().map(AnswerTableTest::tidy).toList());
  }

  @Test
  void aReferralCarriesTheAddressesThatOnlyWeKnow() {
    Message reply = ask(handler(TestZones.naming(TestZones.sites().build())), "www.kid", "A");
    assertThat(Wire.records(reply, Section.ADDITIONAL)).isEqualTo("A 192.0.2.99");
  }

  @Test
  void aDelegationsDsIsTheParents() {
    Message reply = ask(handler(TestZones.naming(TestZones.sites().build())), "kid", "DS");
    assertThat(Wire.status(reply)).isEqualTo("NOERROR aa");
    assertThat(reply.getSection(Section.ANSWER)).hasSize(1);
  }

  @Test
  void aLoopOfAliasesEnds() {
    Message reply = ask(handler(TestZones.naming(TestZones.sites().build())), "loop", "A");
    assertThat(reply.getSection(Section.ANSWER)).hasSizeBetween(1, 9);
  }

  @Test
  void noSiteLeftIsServfailOrNodataAsConfiguredAndNeverNxdomainD5() {
    assertThat(allDown(WhenNone.SERVFAIL)).isEqualTo("SERVFAIL - -");
    assertThat(allDown(WhenNone.NODATA)).isEqualTo("NOERROR aa - SOA 30");
    assertThat(allDown(WhenNone.ALL)).isEqualTo("NOERROR aa A 192.0.2.10 -");
  }

  private String allDown(WhenNone whenNone) {
    NamingService naming = TestZones.naming(TestZones.sites().whenNone(whenNone).build());
    naming.recordProbe("boston", false, "test");
    naming.recordProbe("geneva", false, "test");
    Message reply = ask(handler(naming), "us", "A");
    return Wire.status(reply)
        + " "
        + Wire.records(reply, Section.ANSWER)
        + " "
        + Wire.records(reply, Section.AUTHORITY);
  }

  private PacketHandler handler(NamingService naming) {
    return TestZones.server(TestZones.zone(folder, naming, ZONE)).handler();
  }

  private static Message ask(PacketHandler handler, String label, String type) {
    return Wire.parse(Wire.ask(handler, Wire.query(label + ".example.test", type), Transport.TCP));
  }

  private static String answered(PacketHandler handler, String row) {
    List<String> question =
        Splitter.on(' ').omitEmptyStrings().splitToList(row.substring(0, row.indexOf('|')));
    Message reply =
        Wire.parse(Wire.ask(handler, Wire.query(question.get(0), question.get(1)), Transport.TCP));
    return String.join(
        " | ",
        question.get(0) + " " + question.get(1),
        Wire.status(reply),
        Wire.records(reply, Section.ANSWER),
        Wire.records(reply, Section.AUTHORITY));
  }

  private static String tidy(String row) {
    return row.replaceAll(" +", " ").trim();
  }
}
