package io.distrib.dns;

import io.distrib.dns.fast.CachePrefetch;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.Transport;
import io.distrib.dns.recursion.Forwarder;
import io.distrib.dns.socket.ServerSockets;
import io.distrib.dns.socket.TcpLimits;
import io.distrib.dns.zone.Zone;
import io.distrib.dns.zone.Zones;
import io.distrib.spi.Clock;
import io.distrib.topology.ClientNetwork;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A nameserver over UDP and TCP. <em>Thread-safe.</em>
 *
 * <pre>{@code
 * Zone zone = Zone.builder(DnsName.of("app.example.com"), naming).build();
 * NameServer server =
 *     NameServer.builder().zone(zone).listen(new InetSocketAddress("127.0.0.1", 5353)).build();
 * server.start(); // answers until it is closed
 * }</pre>
 *
 * <p>Several servers of one user may listen on the same addresses, in one process or in several
 * (SO_REUSEPORT): each query reaches one of them. So one can take over from another: the second is
 * started, then the first is closed.
 *
 * <p>A wildcard address to listen on stands for all addresses that this machine has at the start,
 * or when they were {@linkplain #renewAddresses renewed}, the IPv6 one for those of IPv4 too: each
 * reply leaves from the address that was asked.
 */
public final class NameServer implements AutoCloseable {
  private final List<InetSocketAddress> wanted;
  private final int threads;
  private final ServedZones zones;
  private final @Nullable Forwarder forwarder;
  private final PacketHandler handler;
  private final TcpLimits tcpLimits;
  private final List<ClientNetwork> proxies;
  private final Clock clock;
  private final UncaughtExceptionHandler failureListener;
  private final AtomicBoolean hasFailed = new AtomicBoolean();
  private @Nullable ServerSockets sockets;
  private boolean isUsed;

  NameServer(NameServerBuilder builder) {
    this.wanted = List.copyOf(builder.addresses);
    this.threads = builder.threads;
    this.zones = builder.servedZones();
    this.forwarder = builder.forwarder(this::failed);
    this.failureListener = builder.failureListener;
    this.handler = builder.handler(zones, forwarder);
    this.tcpLimits = builder.tcpLimits;
    this.proxies = builder.proxies;
    this.clock = builder.clock;
  }

  /** Begins a nameserver. */
  public static NameServerBuilder builder() {
    return new NameServerBuilder();
  }

  /**
   * Binds every address for UDP and TCP, then answers. An address that this machine does not have
   * is waited for, the others are served meanwhile; the log says so once.
   *
   * @throws IOException if an address that is there cannot be had: it names the address, and
   *     nothing stays bound
   * @throws IllegalStateException if it was started or closed before
   */
  public synchronized void start() throws IOException {
    if (isUsed) {
      throw new IllegalStateException("started or closed before");
    }
    isUsed = true;
    boolean isStarted = false;
    try {
      begin();
      isStarted = true;
    } finally {
      if (!isStarted) {
        close();
      }
    }
  }

  /**
   * Listens on the addresses too that a wildcard stands for by now, and no more on those that it
   * stood for before.
   *
   * @throws IOException if one of them cannot be had: nothing is changed
   */
  public synchronized void renewAddresses() throws IOException {
    if (sockets != null) {
      sockets.renewAddresses();
    }
  }

  /**
   * Speaks for {@code value} from now on, and for no other zone: each query is answered wholly from
   * what was served before, or wholly from what is served now.
   *
   * @throws IllegalArgumentException if two have the same apex: nothing is changed
   */
  public void replaceZones(List<Zone> value) {
    zones.replace(Zones.servedAt(wanted, value));
  }

  /**
   * What {@code query} would be answered with, had it come from {@code client} by TCP: nothing is
   * sent, and it does not matter whether this server is started.
   *
   * @return the whole reply; empty if there is none, or if the name would be looked up first
   */
  public Optional<ByteBuffer> answer(ByteBuffer query, InetAddress client) {
    ByteBuffer reply = ByteBuffer.allocate(Transport.TCP.maxBytes());
    handler.handle(query.duplicate(), client, Transport.TCP, reply);
    reply.flip();
    return reply.hasRemaining() ? Optional.of(reply) : Optional.empty();
  }

  /**
   * The addresses that are bound, in the order in which they were given, without those that are
   * waited for; none unless started.
   */
  public synchronized List<InetSocketAddress> addresses() {
    return sockets == null ? List.of() : sockets.addresses();
  }

  /**
   * Answers what has arrived, then ends all threads and frees all addresses, within seconds. Later
   * queries go to the servers that share the addresses. Names that are being looked up are waited
   * for, at most a second.
   */
  @Override
  public synchronized void close() {
    isUsed = true;
    if (forwarder != null) {
      forwarder.settle();
    }
    if (sockets != null) {
      sockets.close();
    }
    if (forwarder != null) {
      forwarder.close();
    }
  }

  private void begin() throws IOException {
    sockets =
        ServerSockets.bind(
            new ServerSockets.Setup(
                wanted,
                threads,
                handler,
                batch -> new CachePrefetch(zones.names(), batch),
                tcpLimits,
                proxies,
                clock,
                this::failed));
    if (forwarder != null) {
      forwarder.start();
    }
    sockets.start();
  }

  /** One of its threads has died: half a server is worse than none, so it ends as a whole. */
  private void failed(Thread thread, Throwable cause) {
    if (!hasFailed.compareAndSet(false, true)) {
      return;
    }
    try {
      stopSockets();
      if (forwarder != null) {
        forwarder.stop();
      }
    } finally {
      failureListener.uncaughtException(thread, cause);
    }
  }

  /** Waits for no thread and needs no lock: the thread that closes this may wait for the caller. */
  private void stopSockets() {
    if (sockets != null) {
      sockets.stop();
    }
  }
}
