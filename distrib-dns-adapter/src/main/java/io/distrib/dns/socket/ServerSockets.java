package io.distrib.dns.socket;

import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.Prefetch;
import io.distrib.spi.Clock;
import io.distrib.topology.ClientNetwork;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.IntFunction;

/**
 * All sockets of one server, by UDP and TCP, and the threads that answer there.
 * <em>Thread-safe.</em>
 */
public final class ServerSockets {
  private final TcpListener tcp;
  private final Listeners listeners;
  private volatile boolean isClosed;

  private ServerSockets(TcpListener tcp, Listeners listeners) {
    this.tcp = tcp;
    this.listeners = listeners;
  }

  /**
   * What sockets are made of.
   *
   * @param addresses where to listen, for UDP and TCP
   * @param threads for UDP on each address, at least 1
   * @param handler answers queries
   * @param prefetches makes a prefetch for batches of at most a number of queries
   * @param tcpLimits of TCP connections
   * @param proxies from where TCP connections begin with a header of the PROXY protocol
   * @param failures is called when a thread dies
   */
  public record Setup(
      List<InetSocketAddress> addresses,
      int threads,
      PacketHandler handler,
      IntFunction<Prefetch> prefetches,
      TcpLimits tcpLimits,
      List<ClientNetwork> proxies,
      Clock clock,
      UncaughtExceptionHandler failures) {
    private Listener open(InetSocketAddress address) throws IOException {
      return Listener.open(address, threads, handler, prefetches, failures);
    }
  }

  /**
   * Binds all addresses that this machine has; nothing is answered yet.
   *
   * @throws IOException if an address that is there cannot be bound: nothing stays bound
   */
  public static ServerSockets bind(Setup setup) throws IOException {
    TcpListener tcp =
        new TcpListener(
            setup.handler(), setup.tcpLimits(), setup.proxies(), setup.clock(), setup.failures());
    Listeners listeners = new Listeners(setup.addresses(), setup::open, tcp, setup.failures());
    ServerSockets sockets = new ServerSockets(tcp, listeners);
    boolean isBound = false;
    try {
      listeners.bind();
      isBound = true;
    } finally {
      if (!isBound) {
        sockets.close();
      }
    }
    return sockets;
  }

  /** Answers at what is bound. */
  public void start() throws IOException {
    tcp.start();
    listeners.start();
  }

  /**
   * Listens on the addresses too that a wildcard stands for by now, and no more on those that it
   * stood for before.
   *
   * @throws IOException if one of them cannot be bound: nothing is changed
   */
  public void renewAddresses() throws IOException {
    listeners.bind();
    listeners.start();
    listeners.leaveOthers();
  }

  /** The addresses that are bound, in the order in which they were given; none when closed. */
  public List<InetSocketAddress> addresses() {
    return isClosed ? List.of() : listeners.addresses();
  }

  /** Has all threads answer what has arrived, then end; waits for none of them, needs no lock. */
  public void stop() {
    listeners.stop();
    tcp.stop();
  }

  /** The same, and waits for it; then all addresses are free. */
  public void close() {
    if (!isClosed) {
      CloseWarmUp.run();
    }
    isClosed = true;
    stop();
    listeners.close();
    tcp.close();
  }
}
