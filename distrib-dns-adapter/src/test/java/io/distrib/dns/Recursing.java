package io.distrib.dns;

import io.distrib.dns.zone.Zone;
import io.distrib.testkit.ManualClock;
import io.distrib.topology.ClientNetwork;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;

/** A nameserver that looks up what others know, with a clock that stands still. */
public final class Recursing implements AutoCloseable {
  public static final String NAME = "www.elsewhere.test";
  static final List<ClientNetwork> LOOPBACK =
      List.of(ClientNetwork.parse("127.0.0.0/8").orElseThrow());

  private final ManualClock clock = new ManualClock(1_700_000_000);
  private final NameServer server;

  private Recursing(InetSocketAddress listen, List<InetSocketAddress> upstreams)
      throws IOException {
    server =
        NameServer.builder()
            .listen(listen)
            .threads(1)
            .clock(clock)
            .zone(zone())
            .recursion(new Recursion(upstreams, LOOPBACK))
            .build();
    server.start();
  }

  static Zone zone() {
    return Zone.builder(TestZones.APEX, TestZones.naming(TestZones.sites().build())).build();
  }

  /** One that asks these. */
  public static Recursing through(FakeUpstream... upstreams) throws IOException {
    return at(Sockets.free(), Stream.of(upstreams).map(FakeUpstream::address).toList());
  }

  /** One that listens there. */
  public static Recursing at(InetSocketAddress listen, List<InetSocketAddress> upstreams)
      throws IOException {
    return new Recursing(listen, upstreams);
  }

  public InetSocketAddress address() {
    return server.addresses().get(0);
  }

  public void advance(Duration time) {
    clock.advance(time);
  }

  /** Asks by UDP, with a socket of its own. */
  public Message ask(byte[] query) throws IOException {
    return Wire.parse(Sockets.udp(address(), query));
  }

  /** Sends a query, for the reply of which somebody will wait. */
  public Client send(byte[] query) throws IOException {
    Client client = new Client(address());
    client.send(query);
    return client;
  }

  @Override
  public void close() {
    server.close();
  }

  /** A query that desires recursion. */
  public static byte[] desiring(byte[] query) {
    byte[] copy = query.clone();
    copy[2] |= 0x01;
    return copy;
  }

  /** The same for a name and a type. */
  public static byte[] query(String name, String type) {
    return desiring(Wire.query(name, type));
  }

  /** The same with an OPT record. */
  public static byte[] edns(String name, String type, String... options) {
    return desiring(Wire.edns(name, type, 1_232, options));
  }

  /** The code, and the flags that are set. */
  public static String status(Message reply) {
    return Wire.status(reply)
        + (reply.getHeader().getFlag(Flags.RD) ? " rd" : "")
        + (reply.getHeader().getFlag(Flags.RA) ? " ra" : "");
  }

  /** A client by UDP. */
  public static final class Client implements AutoCloseable {
    private final DatagramSocket socket = new DatagramSocket();

    Client(InetSocketAddress server) throws IOException {
      socket.setSoTimeout(Sockets.TIMEOUT_MILLIS);
      socket.connect(server);
    }

    public void send(byte[] query) throws IOException {
      socket.send(new DatagramPacket(query, query.length));
    }

    /** The next reply. */
    public Message receive() throws IOException {
      DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
      socket.receive(packet);
      return Wire.parse(Arrays.copyOf(packet.getData(), packet.getLength()));
    }

    @Override
    public void close() {
      socket.close();
    }
  }
}
