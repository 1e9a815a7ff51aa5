package io.distrib.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.testkit.ManualClock;
import io.distrib.topology.ClientNetwork;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Section;

/** Names outside all zones are looked up for those who may have it, and for nobody else (D4). */
class RecursionTest {
  private static final String NAME = Recursing.NAME;
  private static final int COOKIE = 10;
  private static final int ERROR = 15;

  @Test
  void whatTheUpstreamSaysIsHandedOnUnderTheClientsIdAndInItsCase() throws Exception {
    try (FakeUpstream upstream =
            FakeUpstream.of(
                asked -> {
                  Message reply = asked.reply(0, "A 192.0.2.1");
                  reply.getHeader().setFlag(Flags.AA);
                  reply.getHeader().setFlag(Flags.AD);
                  reply.addRecord(Wire.opt(4_096, 0, 0, "3=6869"), Section.ADDITIONAL);
                  return List.of(lowerCased(reply.toWire()));
                });
        Recursing server = Recursing.through(upstream)) {
      Message reply = server.ask(Recursing.query("wWw.ElseWhere.TEST", "A"));
      assertThat(Recursing.status(reply)).isEqualTo("NOERROR rd ra");
      assertThat(reply.getHeader().getFlag(Flags.AD)).isFalse();
      assertThat(reply.getHeader().getID()).isEqualTo(Wire.ID);
      assertThat(reply.getQuestion().getName()).hasToString("wWw.ElseWhere.TEST.");
      assertThat(Wire.records(reply, Section.ANSWER)).isEqualTo("A 192.0.2.1");
      assertThat(reply.getSection(Section.ANSWER).get(0).getName())
          .hasToString("wWw.ElseWhere.TEST.");
      assertThat(reply.getOPT()).isNull();
    }
  }

  @Test
  void theUpstreamIsAskedUnderARandomIdFromARandomPortWithAnOptOfOurOwn() throws Exception {
    Set<Integer> ids = new TreeSet<>();
    Set<Integer> ports = new TreeSet<>();
    try (FakeUpstream upstream = FakeUpstream.answering("A 192.0.2.1");
        Recursing server = Recursing.through(upstream)) {
      for (int i = 0; i < 32; i++) {
        server.ask(Recursing.edns(NAME, "A", COOKIE + "=0102030405060708", "3="));
        FakeUpstream.Asked asked = upstream.next();
        OPTRecord opt = asked.message().getOPT();
        assertThat(opt.getPayloadSize()).isEqualTo(1_232);
        assertThat(opt.getOptions()).isEmpty();
        assertThat(asked.message().getHeader().getFlag(Flags.RD)).isTrue();
        ids.add(asked.message().getHeader().getID());
        ports.add(asked.from().getPort());
      }
    }
    assertThat(ids).hasSizeGreaterThan(30);
    assertThat(ports).hasSizeGreaterThan(28);
    assertThat(spread(ports)).isGreaterThan(2_000);
  }

  @Test
  void dnssecOkAndCheckingDisabledAreHandedOnAndTheClientHasAnOptOfOurOwn() throws Exception {
    byte[] query = Recursing.desiring(Wire.query(NAME, 1, 1, Wire.opt(1_232, 0, 0x8000)));
    query[3] |= 0x10;
    try (FakeUpstream upstream = FakeUpstream.answering("A 192.0.2.1");
        Recursing server = Recursing.through(upstream)) {
      Message reply = server.ask(query);
      Message asked = upstream.next().message();
      assertThat(asked.getOPT().getFlags()).isEqualTo(0x8000);
      assertThat(asked.getHeader().getFlag(Flags.CD)).isTrue();
      assertThat(reply.getOPT().getFlags()).isEqualTo(0x8000);
      assertThat(reply.getHeader().getFlag(Flags.CD)).isTrue();
      assertThat(Wire.records(reply, Section.ANSWER)).isEqualTo("A 192.0.2.1");
    }
  }

  @Test
  void whoComesByTcpHasItLookedUpByTcpAsBigAsItIs() throws Exception {
    String[] records = new String[4_000];
    for (int i = 0; i < records.length; i++) {
      records[i] = "A 10.0." + i / 250 + "." + i % 250;
    }
    try (FakeUpstream upstream = FakeUpstream.answering(records);
        Recursing server = Recursing.through(upstream);
        Socket client = Sockets.connect(server.address())) {
      Sockets.send(client, Recursing.query(NAME, "A"), Recursing.query("geneva.example.test", "A"));
      Message own = Wire.parse(Sockets.receive(client));
      assertThat(Recursing.status(own)).isEqualTo("NOERROR aa rd ra");
      client.shutdownOutput();
      Message reply = Wire.parse(Sockets.receive(client));
      assertThat(Recursing.status(reply)).isEqualTo("NOERROR rd ra");
      assertThat(reply.getSection(Section.ANSWER)).hasSize(4_000);
      assertThat(upstream.next().isStream()).isTrue();
      assertThat(Sockets.isClosedByServer(client)).isTrue();
    }
  }

  @Test
  void aReplyOfMoreThanThreeTimesItsQueryIsCutOffUnlessACookieComesBack() throws Exception {
    String text = "TXT " + "\"" + "x".repeat(250) + "\"";
    try (FakeUpstream upstream = FakeUpstream.answering(text);
        Recursing server = Recursing.through(upstream)) {
      Message first = server.ask(Recursing.edns(NAME, "TXT", COOKIE + "=0102030405060708"));
      assertThat(Recursing.status(first)).isEqualTo("NOERROR tc rd ra");
      assertThat(first.getSection(Section.ANSWER)).isEmpty();
      String cookie = Wire.options(first).get(COOKIE);
      Message second = server.ask(Recursing.edns(NAME, "TXT", COOKIE + "=" + cookie));
      assertThat(Recursing.status(second)).isEqualTo("NOERROR rd ra");
      assertThat(second.getSection(Section.ANSWER)).hasSize(1);
    }
  }

  @Test
  void aReplyThatIsBiggerThanTheClientTakesIsCutOff() throws Exception {
    String text = "TXT " + "\"" + "x".repeat(250) + "\" ";
    try (FakeUpstream upstream = FakeUpstream.answering(text + text, text + "\"y\"");
        Recursing server = Recursing.through(upstream)) {
      Message first = server.ask(Recursing.edns(NAME, "A", COOKIE + "=0102030405060708"));
      String option = COOKIE + "=" + Wire.options(first).get(COOKIE);
      byte[] query = Recursing.desiring(Wire.edns(NAME, "TXT", 512, option));
      assertThat(Recursing.status(server.ask(query))).isEqualTo("NOERROR tc rd ra");
    }
  }

  @Test
  void ourOwnNamesAreNeverLookedUp() throws Exception {
    try (FakeUpstream upstream = FakeUpstream.answering("A 192.0.2.1");
        Recursing server = Recursing.through(upstream)) {
      for (String name : List.of("geneva.example.test", "nowhere.example.test", "example.test")) {
        Message reply = server.ask(Recursing.query(name, "AAAA"));
        assertThat(Recursing.status(reply)).as(name).endsWith(" aa rd ra");
      }
      Message transfer = server.ask(Recursing.query(NAME, "AXFR"));
      assertThat(Recursing.status(transfer)).isEqualTo("REFUSED rd ra");
      assertThat(upstream.poll()).isNull();
    }
  }

  @Test
  void whoDoesNotDesireItIsRefusedAndToldWhy() throws Exception {
    try (FakeUpstream upstream = FakeUpstream.answering("A 192.0.2.1");
        Recursing server = Recursing.through(upstream)) {
      Message reply = server.ask(Wire.edns(NAME, "A", 1_232));
      assertThat(Recursing.status(reply)).isEqualTo("REFUSED ra");
      assertThat(Wire.options(reply)).containsEntry(ERROR, "0014");
      assertThat(upstream.poll()).isNull();
    }
  }

  @Test
  void whoIsNotOnTheListIsRefusedAndToldWhy() {
    PacketHandler handler = handler("192.0.2.0/24");
    Message reply = Wire.parse(Wire.ask(handler, Recursing.edns(NAME, "A")));
    assertThat(Recursing.status(reply)).isEqualTo("REFUSED rd");
    assertThat(Wire.options(reply)).containsEntry(ERROR, "0012");
    assertThat(Wire.ask(handler("127.0.0.1"), Recursing.edns(NAME, "A"))).isEmpty();
  }

  @Test
  void anUpstreamIsAnAddressOfAnotherServer() {
    InetSocketAddress upstream = at("127.0.0.1", 5301);
    assertFaulty(List.of(), Recursing.LOOPBACK);
    assertFaulty(List.of(upstream), List.of());
    assertFaulty(List.of(at("127.0.0.1", 0)), Recursing.LOOPBACK);
    assertFaulty(List.of(at("0.0.0.0", 53)), Recursing.LOOPBACK);
    assertFaulty(
        List.of(InetSocketAddress.createUnresolved("resolver.test", 53)), Recursing.LOOPBACK);
    for (String own : List.of("127.0.0.1", "0.0.0.0")) {
      NameServerBuilder builder =
          NameServer.builder()
              .listen(at(own, 5301))
              .zone(Recursing.zone())
              .recursion(new Recursion(List.of(upstream), Recursing.LOOPBACK));
      assertThatThrownBy(builder::build)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("upstream 127.0.0.1 port 5301");
    }
  }

  private static InetSocketAddress at(String address, int port) {
    return new InetSocketAddress(InetAddresses.forString(address), port);
  }

  private static void assertFaulty(List<InetSocketAddress> upstreams, List<ClientNetwork> clients) {
    assertThatThrownBy(() -> new Recursion(upstreams, clients))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected");
  }

  private static PacketHandler handler(String network) {
    List<ClientNetwork> clients = List.of(ClientNetwork.parse(network).orElseThrow());
    return TestZones.server(Recursing.zone())
        .clock(new ManualClock(1_700_000_000))
        .recursion(new Recursion(List.of(at("127.0.0.1", 5301)), clients))
        .handler();
  }

  /** As a server does that does not keep the case. */
  private static byte[] lowerCased(byte[] message) {
    byte[] copy = message.clone();
    for (int i = 12; i < copy.length; i++) {
      copy[i] = copy[i] >= 'A' && copy[i] <= 'Z' ? (byte) (copy[i] + 32) : copy[i];
    }
    return copy;
  }

  private static int spread(Set<Integer> ports) {
    TreeSet<Integer> sorted = new TreeSet<>(ports);
    return sorted.last() - sorted.first();
  }
}
