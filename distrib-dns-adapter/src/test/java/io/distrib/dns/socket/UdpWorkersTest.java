package io.distrib.dns.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import com.sun.management.ThreadMXBean;
import io.distrib.dns.Sockets;
import io.distrib.dns.Wire;
import io.distrib.dns.packet.PacketHandler;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Datagrams, many for one system call where this Java can do that, and one by one. */
class UdpWorkersTest {
  private static final byte[] QUERY = {1, 2, 3, 4};
  private static final byte[] FAULTY = {6, 6, 6};

  /** On a busy machine it takes the compiler a while until code allocates no more. */
  private static final int MAX_ROUNDS = 20;

  private static final boolean HAS_BATCHES = UdpWorkers.channels(1) == 0;

  private final Set<InetAddress> clients = ConcurrentHashMap.newKeySet();
  private final List<UdpWorker> workers = new ArrayList<>();
  private final List<DatagramSocket> sockets = new ArrayList<>();

  /** Holds the worker up when there is none left. */
  private final Semaphore permits = new Semaphore(1_000_000);

  enum Kind {
    ONE_BY_ONE,
    BATCHES
  }

  /** Those that are possible. */
  static List<Kind> kinds() {
    return HAS_BATCHES ? List.of(Kind.values()) : List.of(Kind.ONE_BY_ONE);
  }

  @AfterEach
  void close() {
    permits.release(1_000_000);
    workers.forEach(UdpWorker::close);
    sockets.forEach(DatagramSocket::close);
  }

  @Test
  void batchesAreForLinuxWithJava22OrLaterElseItIsOneByOne() {
    boolean isLinux = System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux");
    assertThat(HAS_BATCHES).isEqualTo(isLinux && Runtime.version().feature() >= 22);
    assertThat(UdpWorkers.channels(3)).isEqualTo(HAS_BATCHES ? 0 : 3);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aBurstIsAnsweredEachDatagramWithItsOwnReply(Kind kind) throws IOException {
    InetSocketAddress server = start(kind, loopback());
    DatagramSocket client = client();
    for (int round = 0; round < 10; round++) {
      for (int i = 0; i < 100; i++) {
        send(client, server, new byte[] {(byte) i, 0, 0, 0});
      }
      for (int i = 0; i < 100; i++) {
        assertThat(receive(client)).containsExactly(1, i, 0, 0, 0);
      }
    }
    assertThat(clients).containsExactly(Wire.CLIENT);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void emptyOnesLongOnesAndGarbageStopNothing(Kind kind) throws IOException {
    InetSocketAddress server = start(kind, loopback());
    DatagramSocket rude = client();
    Random random = new Random(11);
    for (int length : new int[] {0, 1, 0, 511, 4_095, 4_096, 4_097, 60_000, 0}) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      send(rude, server, bytes);
      assertThat(ask(server)).containsExactly(1, 1, 2, 3, 4);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aFaultCostsItsOwnDatagramsAlone(Kind kind) throws IOException {
    InetSocketAddress server = start(kind, loopback());
    DatagramSocket unlucky = client();
    for (int i = 0; i < 100; i++) {
      send(unlucky, server, FAULTY);
      assertThat(ask(server)).containsExactly(1, 1, 2, 3, 4);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aClientThatIsGoneCostsNobodyElseAReply(Kind kind) throws IOException {
    InetSocketAddress server = start(kind, loopback());
    permits.drainPermits();
    DatagramSocket other = client();
    for (int i = 0; i < 20; i++) {
      try (DatagramSocket gone = new DatagramSocket()) {
        send(gone, server, QUERY);
      }
      send(other, server, new byte[] {(byte) i, 0, 0, 0});
    }
    permits.release(1_000);
    for (int i = 0; i < 20; i++) {
      assertThat(receive(other)[1]).isEqualTo((byte) i);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void clientsOfBothFamiliesAreKnownByTheirOwnAddress(Kind kind) throws IOException {
    InetSocketAddress server = start(kind, new InetSocketAddress("::", 0));
    InetAddress ipv4 = Wire.CLIENT;
    InetAddress ipv6 = InetAddresses.forString("::1");
    ask(new InetSocketAddress(ipv4, server.getPort()));
    ask(new InetSocketAddress(ipv6, server.getPort()));
    assertThat(clients).containsExactlyInAnyOrder(ipv4, ipv6);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatHasComeIsAnsweredBeforeTheSocketIsClosed(Kind kind) throws IOException {
    InetSocketAddress server = start(kind, loopback());
    permits.drainPermits();
    DatagramSocket client = client();
    for (int i = 0; i < 200; i++) {
      send(client, server, new byte[] {(byte) i, 0, 0, 0});
    }
    workers.get(0).stop();
    permits.release(1_000);
    for (int i = 0; i < 200; i++) {
      assertThat(receive(client)[1]).isEqualTo((byte) i);
    }
    workers.get(0).close();
    new DatagramSocket(server).close();
  }

  /** The first one still has something to do, but nobody new comes to it. */
  @Test
  void whoStopsIsAskedNothingMoreIfTheSystemCanBeTold() throws IOException {
    Kind kind = HAS_BATCHES ? Kind.BATCHES : Kind.ONE_BY_ONE;
    InetSocketAddress server = start(kind, loopback());
    permits.drainPermits();
    DatagramSocket early = client();
    send(early, server, QUERY);
    start(kind, server, 2);
    workers.get(0).stop();
    if (!HAS_BATCHES) {
      permits.release(1_000);
      workers.get(0).close();
    }
    for (int i = 0; i < 64; i++) {
      assertThat(ask(server)).containsExactly(2, 1, 2, 3, 4);
    }
    permits.release(1_000);
    assertThat(receive(early)).containsExactly(1, 1, 2, 3, 4);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void closingWakesTheThreadAndFreesTheAddressStartedOrNot(Kind kind) throws IOException {
    InetSocketAddress server = start(kind, loopback());
    ask(server);
    workers.get(0).close();
    new DatagramSocket(server).close();
    UdpWorker unused = open(kind, server, 1);
    unused.close();
    unused.close();
    new DatagramSocket(server).close();
  }

  @Tag("timing")
  @ParameterizedTest
  @MethodSource("kinds")
  void aClientThatAsksAgainCostsNoObject(Kind kind) throws IOException {
    InetSocketAddress server = start(kind, loopback());
    DatagramSocket client = client();
    // A single query in a hundred that made an object would be seen.
    long limit = 10_000 / 100 * 16;
    long least = Long.MAX_VALUE;
    for (int round = 0; round < MAX_ROUNDS && least >= limit; round++) {
      ask(client, server, 10_000);
      long before = allocated();
      ask(client, server, 10_000);
      least = Math.min(least, allocated() - before);
    }
    assertThat(least).as("bytes for 10000 queries").isLessThan(limit);
  }

  /** What the worker's thread has allocated, in bytes. */
  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("distrib-dns-udp"))
        .mapToLong(thread -> threads.getThreadAllocatedBytes(thread.getId()))
        .sum();
  }

  private static void ask(DatagramSocket client, InetSocketAddress server, int times)
      throws IOException {
    for (int i = 0; i < times; i++) {
      send(client, server, QUERY);
      receive(client);
    }
  }

  private byte[] ask(InetSocketAddress server) throws IOException {
    DatagramSocket client = client();
    send(client, server, QUERY);
    return receive(client);
  }

  private DatagramSocket client() throws IOException {
    DatagramSocket socket = new DatagramSocket();
    socket.setSoTimeout(Sockets.TIMEOUT_MILLIS);
    sockets.add(socket);
    return socket;
  }

  private static void send(DatagramSocket from, InetSocketAddress to, byte[] bytes)
      throws IOException {
    from.send(new DatagramPacket(bytes, bytes.length, to));
  }

  private static byte[] receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[100], 100);
    socket.receive(packet);
    return ByteBuffer.allocate(packet.getLength())
        .put(packet.getData(), 0, packet.getLength())
        .array();
  }

  private static InetSocketAddress loopback() {
    return Sockets.free();
  }

  private InetSocketAddress start(Kind kind, InetSocketAddress address) throws IOException {
    return start(kind, address, 1);
  }

  /** A worker with this number, which it puts before what it was sent. */
  private InetSocketAddress start(Kind kind, InetSocketAddress address, int number)
      throws IOException {
    Endpoint probe = Endpoint.bind(address, 0);
    probe.close();
    UdpWorker worker = open(kind, probe.address(), number);
    workers.add(worker);
    worker.start();
    return probe.address();
  }

  private UdpWorker open(Kind kind, InetSocketAddress address, int number) throws IOException {
    PacketHandler handler =
        (query, client, transport, reply) -> {
          answer(query, client, reply, number);
          return null;
        };
    if (kind == Kind.BATCHES) {
      return new BatchListener(
          address, handler, batch -> (queries, count) -> {}, (thread, cause) -> {});
    }
    Endpoint endpoint = Endpoint.bind(address, 1);
    endpoint.server().close();
    return new UdpListener(endpoint.datagrams().get(0), handler, (thread, cause) -> {});
  }

  /** Four bytes, behind the number; anything else is met with silence. */
  private void answer(ByteBuffer query, InetAddress client, ByteBuffer reply, int number) {
    if (number == 1) {
      permits.acquireUninterruptibly();
    }
    clients.add(client);
    if (query.remaining() == FAULTY.length) {
      throw new IllegalStateException("thrown by a test");
    }
    if (query.remaining() == QUERY.length) {
      reply.put((byte) number).put(query);
    }
  }
}
