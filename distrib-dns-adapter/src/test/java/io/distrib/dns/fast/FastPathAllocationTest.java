package io.distrib.dns.fast;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import com.sun.management.ThreadMXBean;
import io.distrib.dns.RateLimit;
import io.distrib.dns.Sockets;
import io.distrib.dns.TestZones;
import io.distrib.dns.Wire;
import io.distrib.dns.guard.AbuseGuard;
import io.distrib.dns.guard.Cookies;
import io.distrib.dns.guard.GuardedHandler;
import io.distrib.dns.guard.RateLimiter;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.Transport;
import io.distrib.dns.zone.Zone;
import io.distrib.dns.zone.Zones;
import io.distrib.naming.NamingService;
import io.distrib.system.SystemClock;
import io.distrib.topology.Balance;
import io.distrib.topology.ClientNetwork;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In the steady state a query allocates nothing, as the thread's own counter tells. */
@Tag("timing")
class FastPathAllocationTest {
  private static final int QUERIES = 60_000;
  private static final long MAX_BYTES = QUERIES / 100;
  private static final int MAX_ROUNDS = 20;
  private static final PacketHandler NOT_FAST =
      (query, client, transport, reply) -> {
        throw new AssertionError("not answered by the fast path");
      };
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final List<InetAddress> CLIENTS =
      List.of(
          InetAddresses.forString("198.51.100.7"),
          InetAddresses.forString("203.0.113.9"),
          InetAddresses.forString("2001:db8::7"));

  private final List<ByteBuffer> queries =
      Stream.of("app.pools", "Boston", "us", "geneva", "bos")
          .map(label -> label + ".example.test")
          .flatMap(
              name ->
                  Stream.of(
                      Wire.query(name, "A"),
                      Wire.query(name, "AAAA"),
                      Wire.query(name, "HTTPS"),
                      Wire.edns(name, "A", 1232)))
          .map(bytes -> ByteBuffer.allocateDirect(bytes.length).put(bytes).flip())
          .toList();
  private final ByteBuffer reply = ByteBuffer.allocateDirect(Transport.UDP.maxBytes());

  @ParameterizedTest
  @EnumSource
  void aQueryThatWasAnsweredBeforeAllocatesNothing(Balance balance) {
    assertAllocatesNothing(fastPath(balance));
  }

  @ParameterizedTest
  @EnumSource
  void norDoesTheWholeWayOfAPacket(Balance balance) {
    assertAllocatesNothing(guarded(balance, new RateLimit(1_000_000, 0, List.of())));
  }

  /** One network is dropped, the other exempt. */
  @ParameterizedTest
  @ValueSource(strings = {"198.51.100.0/24", "2001:db8::/32"})
  void norDoesAQueryTooMany(String exempt) {
    ClientNetwork network = ClientNetwork.parse(exempt).orElseThrow();
    assertAllocatesNothing(guarded(Balance.RANDOM, new RateLimit(1, 0, List.of(network))));
  }

  /**
   * On a busy machine it takes the compiler a while until code allocates no more: the steady state
   * has come with the first round that shows it.
   */
  private void assertAllocatesNothing(PacketHandler handler) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < MAX_ROUNDS && least >= MAX_BYTES; round++) {
      ask(handler);
      least = Math.min(least, bytesOf(() -> ask(handler)));
    }
    // The JVM itself may make an object or two, once; a single query in a hundred that did would be
    // seen.
    assertThat(least).as("bytes for %d queries", QUERIES).isLessThan(MAX_BYTES);
  }

  private static long bytesOf(Runnable task) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    long measuring = THREADS.getCurrentThreadAllocatedBytes() - before;
    before = THREADS.getCurrentThreadAllocatedBytes();
    task.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before - measuring;
  }

  /** With a limiter whose secret is such that no client takes the place of another. */
  private static PacketHandler guarded(Balance balance, RateLimit limit) {
    RateLimiter limiter =
        new RateLimiter(
            limit.perSecond(), limit.slip(), limit.exempt(), 20_261_123, SystemClock.INSTANCE);
    Cookies cookies = new Cookies(List.of(new byte[Cookies.SECRET_BYTES]), SystemClock.INSTANCE);
    return new GuardedHandler(new AbuseGuard(limiter, cookies, NOT_FAST, fastPath(balance)));
  }

  /** With nothing behind it. */
  private static PacketHandler fastPath(Balance balance) {
    NamingService naming =
        NamingService.builder(TestZones.sitesByClient().balance(balance).build()).build();
    Zone zone = Zone.builder(TestZones.APEX, naming).build();
    Zones zones = Zones.servedAt(List.of(Sockets.free()), List.of(zone));
    return new FastPath(new LiveNames(NameTable.of(zones)), NOT_FAST);
  }

  private void ask(PacketHandler handler) {
    for (int i = 0; i < QUERIES; i++) {
      ByteBuffer query = queries.get(i % queries.size());
      reply.clear();
      handler.handle(query, CLIENTS.get(i % CLIENTS.size()), Transport.UDP, reply);
    }
  }
}
