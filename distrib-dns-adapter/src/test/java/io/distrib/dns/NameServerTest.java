package io.distrib.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distrib.dns.zone.Zone;
import io.distrib.model.AdminState;
import io.distrib.model.NamingRole;
import io.distrib.naming.NamingService;
import io.distrib.topology.Topology;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;

/** The nameserver over real sockets (D1, D2, D8; RFC 7766 5). */
class NameServerTest {
  private static final String POOL = "app.pools.example.test";
  private static final String SITE = "geneva.example.test";

  private final Topology topology = TestZones.sites().build();

  @Test
  void answersByUdpAndTcpOnTheSameAddress() throws IOException {
    try (NameServer server = server(TestZones.naming(topology), Sockets.free(), Sockets.free())) {
      server.start();
      assertThat(server.addresses()).hasSize(2).doesNotHaveDuplicates();
      for (InetSocketAddress address : server.addresses()) {
        assertThat(answer(Sockets.udp(address, Wire.query(SITE, "A")))).isEqualTo("A 192.0.2.30");
        assertThat(answer(Sockets.tcp(address, Wire.query(SITE, "A")))).isEqualTo("A 192.0.2.30");
      }
    }
  }

  @Test
  void aSiteThatGoesDownIsAnsweredWithTheNextAtOnceD2() throws IOException {
    NamingService naming = TestZones.naming(topology);
    try (NameServer server = server(naming, Sockets.free())) {
      server.start();
      InetSocketAddress address = server.addresses().get(0);
      naming.setAdmin("boston", AdminState.DOWN, "test");
      assertThat(answer(Sockets.udp(address, Wire.query(POOL, "A")))).isEqualTo("A 192.0.2.30");
    }
  }

  @Test
  void theTwoRolesCanBeTwoProcessesEachAnsweringItsOwnNamesD8() throws IOException {
    try (NameServer balancing =
            server(TestZones.naming(topology, NamingRole.LOAD_BALANCE), Sockets.free());
        NameServer failover =
            server(TestZones.naming(topology, NamingRole.FAILOVER), Sockets.free())) {
      balancing.start();
      failover.start();
      assertThat(status(balancing, POOL)).isEqualTo("NOERROR aa");
      assertThat(status(balancing, SITE)).isEqualTo("REFUSED");
      assertThat(status(failover, POOL)).isEqualTo("REFUSED");
      assertThat(status(failover, SITE)).isEqualTo("NOERROR aa");
      assertThat(status(failover, "nowhere.example.test")).isEqualTo("NXDOMAIN aa");
    }
  }

  @Test
  void anAddressThatIsTakenIsNamedAndNothingStaysBound() throws IOException {
    InetSocketAddress first = freed();
    try (ServerSocket taken = new ServerSocket(0, 1, Wire.CLIENT)) {
      NameServer server =
          server(
              TestZones.naming(topology),
              first,
              new InetSocketAddress(Wire.CLIENT, taken.getLocalPort()));
      assertThatThrownBy(server::start)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("127.0.0.1 port " + taken.getLocalPort() + " (TCP)");
      assertThat(server.addresses()).isEmpty();
      new DatagramSocket(first).close();
    }
  }

  @Test
  void aPortThatIsTakenForUdpAloneIsRefusedToo() throws IOException {
    try (DatagramSocket taken = new DatagramSocket(Sockets.free())) {
      InetSocketAddress address = (InetSocketAddress) taken.getLocalSocketAddress();
      NameServer server = server(TestZones.naming(topology), address);
      assertThatThrownBy(server::start).hasMessageContaining(address.getPort() + " (UDP)");
    }
  }

  @Test
  void anAddressThatIsNotHereIsWaitedForWhileTheOthersAreServed() throws IOException {
    InetSocketAddress absent = new InetSocketAddress("203.0.113.1", 5_300);
    try (NameServer server = server(TestZones.naming(topology), absent, Sockets.free());
        NameServer waiting = server(TestZones.naming(topology), absent)) {
      server.start();
      waiting.start();
      assertThat(waiting.addresses()).isEmpty();
      assertThat(server.addresses()).hasSize(1).doesNotContain(absent);
      assertThat(status(server, SITE)).isEqualTo("NOERROR aa");
      server.renewAddresses();
      assertThat(status(server, SITE)).isEqualTo("NOERROR aa");
    }
  }

  @Test
  void closingFreesTheAddressAndEndsTheThreads() throws IOException {
    NameServer server = server(TestZones.naming(topology), Sockets.free());
    server.start();
    InetSocketAddress address = server.addresses().get(0);
    server.close();
    server.close();
    new DatagramSocket(address).close();
    new ServerSocket(address.getPort(), 1, address.getAddress()).close();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("distrib-dns"));
    assertThatThrownBy(server::start).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void hostileDatagramsStopNoThread() throws IOException {
    try (NameServer server = server(TestZones.naming(topology), Sockets.free());
        DatagramSocket socket = new DatagramSocket()) {
      server.start();
      InetSocketAddress address = server.addresses().get(0);
      Random random = new Random(7);
      for (int i = 0; i < 500; i++) {
        byte[] bytes = new byte[random.nextInt(600)];
        random.nextBytes(bytes);
        socket.send(new DatagramPacket(bytes, bytes.length, address));
        socket.send(new DatagramPacket(new byte[0], 0, address));
      }
      for (int i = 0; i < 8; i++) {
        assertThat(answer(Sockets.udp(address, Wire.query(SITE, "A")))).isEqualTo("A 192.0.2.30");
      }
    }
  }

  @Test
  void anUnresolvedOrMissingAddressIsRefusedWhenBuilt() {
    NameServerBuilder builder = NameServer.builder();
    assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
    InetSocketAddress unresolved = InetSocketAddress.createUnresolved("nowhere.example.test", 53);
    assertThatThrownBy(() -> builder.listen(unresolved))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** An address that was free a moment ago. */
  private static InetSocketAddress freed() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(Sockets.free())) {
      return (InetSocketAddress) socket.getLocalSocketAddress();
    }
  }

  private static NameServer server(NamingService naming, InetSocketAddress... addresses) {
    NameServerBuilder builder =
        NameServer.builder().threads(2).zone(Zone.builder(TestZones.APEX, naming).build());
    List.of(addresses).forEach(builder::listen);
    return builder.build();
  }

  private static String status(NameServer server, String name) throws IOException {
    byte[] reply = Sockets.udp(server.addresses().get(0), Wire.query(name, "A"));
    return Wire.status(Wire.parse(reply));
  }

  private static String answer(byte[] reply) {
    Message message = Wire.parse(reply);
    return Wire.records(message, Section.ANSWER);
  }
}
