package io.distrib.dns;

import static io.distrib.dns.ProxyHeader.SIGNATURE;
import static io.distrib.dns.ProxyHeader.header;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import com.google.common.primitives.Shorts;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.Transport;
import io.distrib.dns.zone.Zone;
import io.distrib.testkit.ManualClock;
import io.distrib.topology.Balance;
import io.distrib.topology.ClientNetwork;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;

/** Fronts that tell whose queries they pass on (PROXY protocol, version 2), good and hostile. */
class ProxyProtocolTest {
  private static final ClientNetwork LOOPBACK = ClientNetwork.parse("127.0.0.0/8").orElseThrow();
  private static final ClientNetwork OTHER = ClientNetwork.parse("192.0.2.53").orElseThrow();
  private static final byte[] QUERY = Wire.query("us.example.test", "A");
  private static final int COOKIE = 10;
  private static final int DATAGRAM = 2;
  private static final int STREAM = 1;

  private final ManualClock clock = new ManualClock(1_700_000_000);
  @TempDir Path folder;

  @Test
  void theClientOfTheHeaderIsTheOneWhoIsLimited() {
    PacketHandler handler = handler(5, LOOPBACK);
    assertThat(answered(handler, "198.51.100.1", 20)).isEqualTo(5);
    assertThat(answered(handler, "198.51.100.254", 20)).as("of the same network").isZero();
    assertThat(answered(handler, "198.51.101.1", 20)).isEqualTo(5);
    assertThat(answered(handler, "2001:db8::1", 20)).isEqualTo(5);
  }

  @Test
  void anIpv4ClientThatIsMappedIntoIpv6IsOfItsIpv4Network() {
    PacketHandler handler = handler(5, LOOPBACK);
    assertThat(answered(handler, "198.51.100.1", 20)).isEqualTo(5);
    byte[] mapped = header(0x21, 0x22, Wire.hex("00000000000000000000ffffc6336402"), 16, "");
    assertThat(Wire.ask(handler, Wire.join(mapped, QUERY))).isEmpty();
  }

  @Test
  void theClientOfTheHeaderChoosesTheSite() {
    PacketHandler proxied = handler(0, LOOPBACK);
    PacketHandler direct = handler(0);
    byte[] query = Wire.query("app.pools.example.test", "A");
    long different = 0;
    String first = "";
    for (int i = 0; i < 50; i++) {
      String client = "198.51." + i + ".7";
      String site = site(Wire.ask(proxied, Wire.join(header(client, DATAGRAM), query)));
      assertThat(site).isEqualTo(site(ask(direct, client, query)));
      first = i == 0 ? site : first;
      different += first.equals(site) ? 0 : 1;
    }
    assertThat(different).isPositive();
  }

  @Test
  void aCookieIsGoodForTheClientOfTheHeaderOnly() {
    PacketHandler handler = handler(1, LOOPBACK);
    byte[] first = Wire.edns("us.example.test", "A", 1_232, "10=0102030405060708");
    byte[] mine = header("198.51.100.1", DATAGRAM);
    String cookie = Wire.options(Wire.parse(Wire.ask(handler, Wire.join(mine, first)))).get(COOKIE);
    byte[] second = Wire.edns("us.example.test", "A", 1_232, "10=" + cookie);
    for (int i = 0; i < 20; i++) {
      assertThat(Wire.ask(handler, Wire.join(mine, second))).isNotEmpty();
    }
    byte[] another = header("203.0.113.1", DATAGRAM);
    assertThat(Wire.ask(handler, Wire.join(another, second))).isNotEmpty();
    assertThat(Wire.ask(handler, Wire.join(another, second))).as("limited").isEmpty();
  }

  /** The front itself asks, or does not tell who does. */
  @Test
  void withoutAClientTheFrontIsTheOneWhoAsks() {
    for (byte[] header :
        List.of(
            header(0x20, 0x00, new byte[0], 0, ""),
            header(0x20, 0xff, new byte[0], 7, ""),
            header(0x20, 0x12, new byte[0], 0, ""),
            header(0x21, 0x00, new byte[0], 0, ""),
            header(0x21, 0x00, new byte[0], 40, ""))) {
      PacketHandler handler = handler(2, LOOPBACK);
      byte[] query = Wire.join(header, QUERY);
      long count = IntStream.range(0, 10).filter(i -> Wire.ask(handler, query).length > 0).count();
      assertThat(count).as(Wire.hex(header)).isEqualTo(2);
    }
  }

  @Test
  void whatStandsBehindTheAddressesIsSkipped() {
    PacketHandler handler = handler(0, LOOPBACK);
    for (String tlvs : List.of("ea0000", "0400020000", "01", "ff".repeat(1_900))) {
      byte[] header = header(0x21, 0x12, Wire.hex("c6336401"), 4, tlvs);
      assertThat(Wire.ask(handler, Wire.join(header, QUERY))).as(tlvs).isNotEmpty();
    }
    byte[] forwarded = header(0x21, 0x11, Wire.hex("c6336401"), 4, "");
    assertThat(Wire.ask(handler, Wire.join(forwarded, QUERY))).as("came by TCP").isNotEmpty();
  }

  @Test
  void whatAFrontSendsWithoutAGoodHeaderIsDropped() {
    PacketHandler handler = handler(0, LOOPBACK);
    byte[] good = Wire.join(header("198.51.100.1", DATAGRAM), QUERY);
    for (int length = 0; length < good.length - QUERY.length; length++) {
      assertSilent(handler, Arrays.copyOf(good, length));
    }
    for (int i = 0; i < SIGNATURE.length; i++) {
      byte[] wrong = good.clone();
      wrong[i] ^= 0x20;
      assertSilent(handler, wrong);
    }
    for (int command : new int[] {0x00, 0x11, 0x1f, 0x22, 0x2f, 0x31, 0xff}) {
      assertSilent(handler, Wire.join(header(command, 0x12, new byte[4], 4, ""), QUERY));
    }
    for (int family : new int[] {0x01, 0x02, 0x10, 0x13, 0x20, 0x23, 0x31, 0x32, 0x42, 0xff}) {
      assertSilent(handler, Wire.join(header(0x21, family, new byte[16], 16, ""), QUERY));
    }
    for (int length : new int[] {0, 1, 11}) {
      byte[] tooShort = good.clone();
      tooShort[15] = (byte) length;
      assertSilent(handler, tooShort);
    }
    byte[] tooLong = good.clone();
    tooLong[14] = (byte) 0xff;
    assertSilent(handler, tooLong);
    assertSilent(handler, QUERY);
    assertSilent(handler, "PROXY UDP4 198.51.100.1 192.0.2.1 1 53\r\n".getBytes(US_ASCII));
  }

  @Test
  void aHeaderOfAnybodyElseIsAPartOfTheMessage() {
    PacketHandler listed = handler(0, OTHER);
    PacketHandler without = handler(0);
    Random random = new Random(20_261_130L);
    for (int i = 0; i < 2_000; i++) {
      byte[] message = Wire.join(header("198.51.100.1", DATAGRAM), QUERY);
      byte[] query = i == 0 ? message : Wire.mutated(message, random, 4);
      assertThat(Wire.ask(listed, query)).isEqualTo(Wire.ask(without, query));
    }
  }

  @Test
  void mutatedHeadersHarmNobody() {
    PacketHandler handler = handler(0, LOOPBACK);
    Random random = new Random(20_261_130L);
    byte[] good = Wire.join(header("2001:db8::1", DATAGRAM), QUERY);
    for (int i = 0; i < 20_000; i++) {
      byte[] reply = Wire.ask(handler, Wire.mutated(good, random, 8));
      assertThat(reply.length).isLessThanOrEqualTo(3 * good.length);
    }
    assertThat(Wire.ask(handler, good)).isNotEmpty();
  }

  @Test
  void byTcpItStandsBeforeTheFirstMessage() throws IOException {
    try (NameServer server = server(LOOPBACK)) {
      try (Socket front = Sockets.connect(server.addresses().get(0))) {
        byte[] frame = Wire.join(Shorts.toByteArray((short) QUERY.length), QUERY);
        front.getOutputStream().write(Wire.join(header("198.51.100.1", STREAM), frame, frame));
        assertThat(Sockets.receive(front)).isNotEmpty();
        assertThat(Sockets.receive(front)).isNotEmpty();
        Sockets.send(front, QUERY);
        assertThat(Sockets.receive(front)).isNotEmpty();
      }
      try (Socket slow = Sockets.connect(server.addresses().get(0))) {
        for (byte each : header(0x21, 0x11, Wire.hex("c6336401"), 4, "ee".repeat(40))) {
          slow.getOutputStream().write(each);
        }
        Sockets.send(slow, QUERY);
        assertThat(Sockets.receive(slow)).isNotEmpty();
      }
    }
  }

  @Test
  void byTcpTheClientOfTheHeaderIsTheOneThatHoldsConnections() throws IOException {
    try (NameServer server = server(LOOPBACK)) {
      Socket[] sockets = new Socket[6];
      for (int i = 0; i < sockets.length; i++) {
        sockets[i] = Sockets.connect(server.addresses().get(0));
        String client = i < 3 ? "198.51.100.1" : "198.51.100." + i;
        sockets[i].getOutputStream().write(header(client, STREAM));
        Sockets.send(sockets[i], QUERY);
        assertThat(Sockets.receive(sockets[i])).isNotEmpty();
      }
      assertThat(Sockets.isClosedByServer(sockets[0])).as("the first of three").isTrue();
      for (int i = 1; i < sockets.length; i++) {
        Sockets.send(sockets[i], QUERY);
        assertThat(Sockets.receive(sockets[i])).as("connection %d", i).isNotEmpty();
        sockets[i].close();
      }
      sockets[0].close();
    }
  }

  @Test
  void byTcpABadHeaderClosesTheConnection() throws IOException {
    try (NameServer server = server(LOOPBACK)) {
      InetSocketAddress address = server.addresses().get(0);
      byte[] tooLong = header("198.51.100.1", STREAM);
      tooLong[14] = 0x7f;
      for (byte[] bad :
          List.of(
              Wire.join(Shorts.toByteArray((short) QUERY.length), QUERY),
              Wire.join(SIGNATURE, Wire.hex("22120000")),
              tooLong,
              "PROXY TCP4 198.51.100.1 192.0.2.1 1 53\r\n".getBytes(US_ASCII))) {
        try (Socket front = Sockets.connect(address)) {
          front.getOutputStream().write(bad);
          assertThat(Sockets.isClosedByServer(front)).as(Wire.hex(bad)).isTrue();
        }
      }
      try (Socket ending = Sockets.connect(address)) {
        ending.getOutputStream().write(SIGNATURE);
        ending.shutdownOutput();
        assertThat(Sockets.isClosedByServer(ending)).isTrue();
      }
    }
  }

  private static void assertSilent(PacketHandler handler, byte[] message) {
    assertThat(Wire.ask(handler, message)).as(Wire.hex(message)).isEmpty();
  }

  private static long answered(PacketHandler handler, String client, int queries) {
    byte[] query = Wire.join(header(client, DATAGRAM), QUERY);
    return IntStream.range(0, queries).filter(i -> Wire.ask(handler, query).length > 0).count();
  }

  private static byte[] ask(PacketHandler handler, String client, byte[] query) {
    ByteBuffer reply = ByteBuffer.allocate(Transport.UDP.maxBytes());
    handler.handle(ByteBuffer.wrap(query), InetAddresses.forString(client), Transport.UDP, reply);
    return Arrays.copyOf(reply.array(), reply.position());
  }

  private static String site(byte[] reply) {
    Message message = Wire.parse(reply);
    return Wire.records(message, Section.ANSWER);
  }

  /** By {@code client-hash}; without fronts, nobody is one. */
  private PacketHandler handler(int perSecond, ClientNetwork... proxies) {
    return builder(proxies).rateLimit(new RateLimit(perSecond, 0, List.of())).handler();
  }

  private NameServer server(ClientNetwork... proxies) throws IOException {
    NameServer server = builder(proxies).threads(1).tcpConnections(8, 2).build();
    server.start();
    return server;
  }

  private NameServerBuilder builder(ClientNetwork... proxies) {
    Zone zone =
        TestZones.zone(
            folder,
            TestZones.naming(TestZones.sites().balance(Balance.CLIENT_HASH).build()),
            "big 60 A 10.0.0.1\n");
    return TestZones.server(zone).clock(clock).proxies(List.of(proxies));
  }
}
