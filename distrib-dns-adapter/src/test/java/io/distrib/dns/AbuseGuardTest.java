package io.distrib.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.Transport;
import io.distrib.testkit.ManualClock;
import io.distrib.topology.ClientNetwork;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;

/** A forged datagram gains nobody anything; a cookie shows that it is none (RFC 7873). */
class AbuseGuardTest {
  private static final String US = "us.example.test";
  private static final String MANY = "many.example.test";
  private static final int COOKIE = 10;
  private static final String RECORDS =
      IntStream.range(0, 20)
          .mapToObj(i -> String.format(Locale.ROOT, "many 60 A 10.0.0.%d%n", i))
          .collect(Collectors.joining());

  private final ManualClock clock = new ManualClock(1_700_000_000);
  @TempDir Path folder;
  private PacketHandler handler;

  @BeforeEach
  void build() {
    handler = limited(5);
  }

  /** Of 34 and 354 bytes: it counts four times, of five. */
  @Test
  void aReplyCountsAsOftenAsItIsLongerThanThreeTimesItsQuery() {
    assertThat(ask(Wire.query(MANY, "A")).getSection(Section.ANSWER)).hasSize(20);
    assertThat(fate(Wire.query(US, "A"))).isEqualTo("answered");
    assertThat(fate(Wire.query(US, "A"))).isNotEqualTo("answered");
    clock.advance(Duration.ofMillis(800));
    assertThat(fate(Wire.query(MANY, "A"))).isEqualTo("answered");
  }

  @Test
  void itIsCutOffWhenTooFewAreLeft() {
    ask(Wire.query(US, "A"));
    ask(Wire.query(US, "A"));
    Message reply = ask(Wire.query(MANY, "A"));
    assertThat(Wire.status(reply)).isEqualTo("NOERROR aa tc");
    assertThat(reply.getSection(Section.ANSWER)).isEmpty();
    assertThat(ask(Wire.edns(MANY, "A", 1232)).getOPT()).isNotNull();
    assertThat(fate(Wire.query(US, "A"))).as("what was cut off counts once").isEqualTo("answered");
  }

  @Test
  void whoIsExemptGetsItWhole() {
    handler = limited(1, ClientNetwork.parse("127.0.0.0/8").orElseThrow());
    for (int i = 0; i < 20; i++) {
      assertThat(ask(Wire.query(MANY, "A")).getSection(Section.ANSWER)).hasSize(20);
    }
  }

  @Test
  void whereNobodyIsLimitedItIsCutOffForThereIsNothingToCount() {
    handler = limited(0);
    assertThat(fate(Wire.query(MANY, "A"))).isEqualTo("cut off");
    assertThat(fate(Wire.query(US, "A"))).isEqualTo("answered");
  }

  /** Whatever is asked, and however fast: three times the query for each reply of the limit. */
  @Test
  void aForgedAddressIsSentNoMoreThanWithRepliesOfThreeTimesTheirQuery() {
    int perSecond = 50;
    int seconds = 20;
    for (byte[] query :
        List.of(Wire.query(US, "A"), Wire.query(MANY, "A"), Wire.edns(MANY, "A", 1_232))) {
      handler = limited(perSecond);
      long sent = 0;
      for (int i = 0; i < seconds * 1_000; i++) {
        sent += Wire.ask(handler, query).length;
        clock.advance(Duration.ofMillis(1));
      }
      assertThat(sent).isLessThanOrEqualTo((seconds + 1L) * perSecond * 3 * query.length);
      assertThat(sent).as("it is used").isGreaterThan((long) seconds * perSecond * query.length);
    }
  }

  @Test
  void itIsWholeByTcp() {
    byte[] reply = Wire.ask(handler, Wire.query(MANY, "A"), Transport.TCP);
    assertThat(Wire.parse(reply).getSection(Section.ANSWER)).hasSize(20);
  }

  @Test
  void itIsWholeForWhoSendsBackACookie() {
    handler = limited(1);
    Message first = ask(Wire.edns(MANY, "A", 1232, "10=0102030405060708"));
    assertThat(first.getHeader().getFlag(Flags.TC)).isTrue();
    String cookie = Wire.options(first).get(COOKIE);
    Message second = ask(Wire.edns(MANY, "A", 1232, "10=" + cookie));
    assertThat(second.getSection(Section.ANSWER)).hasSize(20);
  }

  @Test
  void aCookieOfNobodysMakingIsNone() {
    handler = limited(1);
    Message reply = ask(Wire.edns(MANY, "A", 1232, "10=" + "01".repeat(24)));
    assertThat(reply.getHeader().getFlag(Flags.TC)).isTrue();
  }

  @Test
  void ordinaryAnswersAndSmallNegativesAreNotCutOff() {
    for (String name : List.of(US, "boston.example.test", "nowhere.example.test")) {
      for (byte[] query : List.of(Wire.query(name, "AAAA"), Wire.edns(name, "AAAA", 1232))) {
        assertThat(ask(query).getHeader().getFlag(Flags.TC)).as(name).isFalse();
        clock.advance(Duration.ofSeconds(1));
      }
    }
  }

  @Test
  void ofTooManyQueriesOneInTwoIsCutOffAndTheRestAreDropped() {
    byte[] query = Wire.query(US, "A");
    assertThat(IntStream.range(0, 5).mapToObj(i -> fate(query))).containsOnly("answered");
    assertThat(IntStream.range(0, 20).mapToObj(i -> fate(query)).filter("dropped"::equals))
        .hasSize(10);
    assertThat(IntStream.range(0, 20).mapToObj(i -> fate(query)).filter("cut off"::equals))
        .hasSize(10);
  }

  @Test
  void tooManyQueriesOfOneWithACookieAreAnswered() {
    Message first = ask(Wire.edns(US, "A", 1232, "10=0102030405060708"));
    byte[] query = Wire.edns(US, "A", 1232, "10=" + Wire.options(first).get(COOKIE));
    assertThat(IntStream.range(0, 100).mapToObj(i -> fate(query))).containsOnly("answered");
  }

  @Test
  void tcpIsNotLimited() {
    for (int i = 0; i < 100; i++) {
      assertThat(Wire.ask(handler, Wire.query(US, "A"), Transport.TCP)).isNotEmpty();
    }
  }

  @Test
  void whatIsNoQuestionIsDroppedWhenItIsTooMuch() {
    byte[] noQuery = Wire.query(US, "A");
    noQuery[2] = 0x28;
    IntStream.range(0, 5).forEach(i -> Wire.ask(handler, noQuery));
    assertThat(IntStream.range(0, 20).mapToObj(i -> fate(noQuery))).containsOnly("dropped");
  }

  /** At a slip of 2 for five replies a second, else of 0. */
  private PacketHandler limited(int perSecond, ClientNetwork... exempt) {
    return TestZones.server(
            TestZones.zone(folder, TestZones.naming(TestZones.sites().build()), RECORDS))
        .clock(clock)
        .rateLimit(new RateLimit(perSecond, perSecond == 5 ? 2 : 0, List.of(exempt)))
        .handler();
  }

  private String fate(byte[] query) {
    byte[] reply = Wire.ask(handler, query);
    if (reply.length == 0) {
      return "dropped";
    }
    return Wire.parse(reply).getHeader().getFlag(Flags.TC) ? "cut off" : "answered";
  }

  private Message ask(byte[] query) {
    return Wire.parse(Wire.ask(handler, query));
  }
}
