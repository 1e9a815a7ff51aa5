package io.distrib.dns;

import io.distrib.spi.Clock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A nameserver over UDP and TCP. <em>Thread-safe.</em>
 *
 * <p>A wildcard address to listen on is meant for hosts with one address: elsewhere a reply by UDP
 * may leave from another address than the one asked.
 */
public final class NameServer implements AutoCloseable {
  private final List<InetSocketAddress> wanted;
  private final int threads;
  private final PacketHandler handler;
  private final TcpLimits tcpLimits;
  private final Clock clock;
  private final List<Endpoint> endpoints = new ArrayList<>();
  private final List<UdpListener> udp = new ArrayList<>();
  private @Nullable TcpListener tcp;
  private boolean isUsed;

  NameServer(NameServerBuilder builder) {
    this.wanted = List.copyOf(builder.addresses);
    this.threads = builder.threads;
    this.handler = builder.handler();
    this.tcpLimits = builder.tcpLimits;
    this.clock = builder.clock;
  }

  /** Begins a nameserver. */
  public static NameServerBuilder builder() {
    return new NameServerBuilder();
  }

  /**
   * Binds every address for UDP and TCP, then answers.
   *
   * @throws IOException if an address cannot be had: it names the address, and nothing stays bound
   * @throws IllegalStateException if it was started or closed before
   */
  public synchronized void start() throws IOException {
    if (isUsed) {
      throw new IllegalStateException("started or closed before");
    }
    isUsed = true;
    try {
      bind();
    } catch (IOException e) {
      close();
      throw e;
    }
    udp.forEach(UdpListener::start);
    if (tcp != null) {
      tcp.start();
    }
  }

  /** The addresses that are bound, in the order in which they were given; none unless started. */
  public synchronized List<InetSocketAddress> addresses() {
    return endpoints.stream().map(Endpoint::address).toList();
  }

  /** Ends all threads and frees all addresses, within seconds. */
  @Override
  public synchronized void close() {
    isUsed = true;
    endpoints.forEach(Endpoint::close);
    endpoints.clear();
    udp.forEach(UdpListener::close);
    if (tcp != null) {
      tcp.close();
    }
  }

  private void bind() throws IOException {
    for (InetSocketAddress address : wanted) {
      endpoints.add(Endpoint.bind(address, threads));
    }
    tcp = new TcpListener(endpoints, handler, tcpLimits, clock);
    endpoints.forEach(
        endpoint ->
            endpoint.datagrams().forEach(channel -> udp.add(new UdpListener(channel, handler))));
  }
}
