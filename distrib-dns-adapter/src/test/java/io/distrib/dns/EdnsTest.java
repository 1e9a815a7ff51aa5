package io.distrib.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.Transport;
import io.distrib.dns.zone.Zone;
import io.distrib.topology.Balance;
import io.distrib.topology.TopologyBuilder;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** OPT, its options, and sizes (RFC 5001, 6891, 7828, 7830, 7871, 7873, 8914). */
class EdnsTest {
  private static final int NSID = 3;
  private static final int ECS = 8;
  private static final int COOKIE = 10;
  private static final int KEEPALIVE = 11;
  private static final int EDE = 15;
  private static final String US = "us.example.test";
  private static final String BIG =
      IntStream.rangeClosed(1, 100)
          .mapToObj(i -> String.format(Locale.ROOT, "big 60 A 10.0.0.%d%n", i))
          .collect(Collectors.joining());

  @TempDir Path folder;

  @Test
  void oneOptIfAndOnlyIfTheQueryHasOne() {
    assertThat(ask(Wire.query(US, "A")).getOPT()).isNull();
    assertThat(ask(Wire.query("www.example.net", "A")).getOPT()).isNull();
    for (String name : new String[] {US, "nowhere.example.test", "www.example.net"}) {
      assertThat(ask(Wire.edns(name, "A", 1232)).getSection(Section.ADDITIONAL)).hasSize(1);
    }
  }

  @Test
  void tellsItsSizeAndVersionAndCopiesOnlyDo() {
    byte[] query = Wire.query(US, Type.A, 1, Wire.opt(4096, 0, 0xffff));
    Message reply = ask(query);
    assertThat(reply.getOPT().getPayloadSize()).isEqualTo(1232);
    assertThat(reply.getOPT().getVersion()).isZero();
    assertThat(reply.getOPT().getFlags()).isEqualTo(0x8000);
  }

  @Test
  void aLaterVersionGetsBadversWithoutOptionsOrRecords() {
    Message reply = ask(Wire.query(US, Type.A, 1, Wire.opt(1232, 1, 0, "100=", "3=")));
    assertThat(reply.getRcode()).isEqualTo(16);
    assertThat(reply.getSection(Section.ANSWER)).isEmpty();
    assertThat(Wire.options(reply)).isEmpty();
  }

  @Test
  void whatDoesNotFitIsLeftOutAndAskedForByTcp() {
    String big = "big.example.test";
    assertThat(summary(ask(Wire.query(big, "A")))).isEqualTo("NOERROR aa tc, 0 records");
    assertThat(summary(ask(Wire.edns(big, "A", 512)))).isEqualTo("NOERROR aa tc, 0 records");
    assertThat(summary(ask(Wire.edns(big, "A", 65_535)))).isEqualTo("NOERROR aa tc, 0 records");
    assertThat(summary(askByTcp(Wire.query(big, "A")))).isEqualTo("NOERROR aa, 100 records");
    assertThat(summary(askByTcp(Wire.edns(big, "A", 512)))).isEqualTo("NOERROR aa, 100 records");
    assertThat(summary(ask(Wire.edns(big, "ANY", 4096)))).isEqualTo("NOERROR aa tc, 0 records");
  }

  @Test
  void aTruncatedReplyKeepsItsOpt() {
    assertThat(ask(Wire.edns("big.example.test", "A", 512)).getOPT()).isNotNull();
  }

  @Test
  void sizesBelow512Mean512() {
    for (int size : new int[] {0, 1, 511}) {
      assertThat(summary(ask(Wire.edns(US, "A", size)))).isEqualTo("NOERROR aa, 1 records");
    }
  }

  @Test
  void unknownOptionsAndPaddingAreIgnored() {
    Message reply = ask(Wire.edns(US, "A", 1232, "100=", "65001=616263", "12=0000", "9="));
    assertThat(Wire.options(reply)).isEmpty();
  }

  @Test
  void tellsWhoAnswersOnlyIfAsked() {
    assertThat(Wire.options(ask(Wire.edns(US, "A", 1232, "3=")))).isEqualTo(Map.of(NSID, "6e31"));
    assertThat(Wire.options(ask(Wire.edns(US, "A", 1232)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id.server     | TXT | 3 | NOERROR aa | TXT n1
          HostName.Bind | TXT | 3 | NOERROR aa | TXT n1
          version.bind  | TXT | 3 | REFUSED | -
          id.server     | A   | 3 | REFUSED | -
          id.server     | TXT | 4 | REFUSED | -
          id.server     | TXT | 1 | REFUSED | -
          """)
  void whoAnswersIsAskedByNameInChaosToo(
      String name, String type, int dclass, String status, String answer) {
    byte[] query = Wire.query(name, Type.value(type), dclass, Wire.opt(1232, 0, 0));
    Message reply = ask(query);
    assertThat(Wire.status(reply)).isEqualTo(status);
    assertThat(Wire.records(reply, Section.ANSWER)).isEqualTo(answer);
    Zone zone = Zone.builder(TestZones.APEX, TestZones.naming(TestZones.sites().build())).build();
    Message silent = Wire.parse(Wire.ask(TestZones.server(zone).handler(), query));
    assertThat(Wire.status(silent)).isEqualTo("REFUSED");
  }

  @Test
  void keepaliveIsForTcpAlone() {
    byte[] query = Wire.edns(US, "A", 1232, "11=");
    assertThat(Wire.options(ask(query))).isEmpty();
    assertThat(Wire.options(askByTcp(query))).isEqualTo(Map.of(KEEPALIVE, "0064"));
  }

  @Test
  void refusedOutsideSaysNotAuthoritative() {
    Message reply = ask(Wire.edns("www.example.net", "A", 1232));
    assertThat(Wire.options(reply)).isEqualTo(Map.of(EDE, "0014"));
  }

  @Test
  void aFirstCookieIsAnsweredWithAWholeOneAndThatOneIsTakenBack() {
    Message first = ask(Wire.edns(US, "A", 1232, "10=0102030405060708"));
    String cookie = Wire.options(first).get(COOKIE);
    assertThat(cookie).hasSize(48).startsWith("0102030405060708" + "01000000");
    Message second = ask(Wire.edns(US, "A", 1232, "10=" + cookie));
    assertThat(Wire.options(second)).isEqualTo(Map.of(COOKIE, cookie));
  }

  @Test
  void aCookieOfAnotherLengthIsAFormatError() {
    for (int length : new int[] {0, 7, 9, 15, 41}) {
      Message reply = ask(Wire.edns(US, "A", 1232, "10=" + "00".repeat(length)));
      assertThat(Wire.status(reply)).as("%d bytes", length).isEqualTo("FORMERR");
    }
  }

  @Test
  void theScopeIsZeroWhereNothingDependsOnTheClient() {
    assertThat(scope(Balance.ROUND_ROBIN, "8=00011800c00002")).isEqualTo("00011800c00002");
    assertThat(scope(Balance.ROUND_ROBIN, "8=00010000")).isEqualTo("00010000");
  }

  @Test
  void theScopeIsTheNetworkWhereTheClientIsHashed() {
    assertThat(scope(Balance.CLIENT_HASH, "8=00011400c00000")).isEqualTo("00011418c00000");
    assertThat(scope(Balance.CLIENT_HASH, "8=00023800 20010db8000e00"))
        .isEqualTo("00023830" + "20010db8000e00");
    assertThat(scope(Balance.CLIENT_HASH, "8=00010000")).isEqualTo("00010000");
  }

  /** As bytes, for dnsjava does not read such an option. */
  @Test
  void aSubnetOfNoFamilyAndNoBitsIsAnsweredWithScopeZero() {
    byte[] query = Wire.edns("app.pools.example.test", "A", 1232, "8=00000000");
    for (Balance balance : Balance.values()) {
      byte[] reply = Wire.ask(handler(TestZones.sites().balance(balance)), query);
      assertThat(reply[3] & 0xf).as(balance.name()).isZero();
      assertThat(HexFormat.of().formatHex(reply)).contains("c00c0001").endsWith("0008000400000000");
    }
  }

  @Test
  void aMalformedSubnetIsAFormatError() {
    String[] malformed = {
      "00012100c000020101",
      "00010800c00002",
      "00011400c0002f",
      "000118",
      "00011818c00002",
      "00030000",
      "00000100",
      "0000010080",
      "00000001",
      "0000000000"
    };
    for (String option : malformed) {
      Message reply = ask(Wire.edns(US, "A", 1232, "8=" + option));
      assertThat(Wire.status(reply)).as(option).isEqualTo("FORMERR");
    }
  }

  @Test
  void theSubnetIsTheClientThatTheNamingServiceSees() {
    TopologyBuilder sites = TestZones.sites().balance(Balance.CLIENT_HASH);
    PacketHandler handler = handler(sites);
    long distinct =
        IntStream.range(0, 64)
            .mapToObj(i -> "8=00011800" + String.format(Locale.ROOT, "c633%02x", i))
            .map(option -> Wire.edns("app.pools.example.test", "A", 1232, option))
            .map(query -> Wire.records(Wire.parse(Wire.ask(handler, query)), Section.ANSWER))
            .distinct()
            .count();
    assertThat(distinct).isEqualTo(2);
  }

  private String scope(Balance balance, String option) {
    byte[] query = Wire.edns("app.pools.example.test", "A", 1232, option);
    PacketHandler handler = handler(TestZones.sites().balance(balance));
    return Wire.options(Wire.parse(Wire.ask(handler, query))).get(ECS);
  }

  private Message ask(byte[] query) {
    byte[] reply = Wire.ask(handler(TestZones.sites()), query);
    assertThat(reply.length).isLessThanOrEqualTo(1232);
    return Wire.parse(reply);
  }

  private Message askByTcp(byte[] query) {
    return Wire.parse(Wire.ask(handler(TestZones.sites()), query, Transport.TCP));
  }

  private PacketHandler handler(TopologyBuilder sites) {
    return TestZones.server(TestZones.zone(folder, TestZones.naming(sites.build()), BIG))
        .cookieSecret(new byte[16])
        .identity("n1")
        .handler();
  }

  private static String summary(Message reply) {
    return Wire.status(reply) + ", " + reply.getSection(Section.ANSWER).size() + " records";
  }
}
