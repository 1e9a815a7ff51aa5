package io.distrib.dns.socket;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One address, bound for TCP once and for UDP as often as there are threads. Others of the same
 * user may bind it too (SO_REUSEPORT, which the system grants to no other user), so that a second
 * process can take over without a pause; we say so when it happens. <em>Immutable.</em>
 *
 * @param datagrams not blocking, one for each thread; none if the threads have sockets of their own
 * @param server not blocking
 */
record Endpoint(
    InetSocketAddress address, List<DatagramChannel> datagrams, ServerSocketChannel server) {
  private static final Logger LOG = System.getLogger(Endpoint.class.getName());
  private static final int ATTEMPTS = 16;
  private static final int UDP_BUFFER_BYTES = 1 << 20;
  private static final int TCP_BACKLOG = 1_024;
  private static final int UNPRIVILEGED_PORT = 1_024;
  private static final String PRIVILEGE =
      " (expected to be run by root, or with CAP_NET_BIND_SERVICE, as ports below 1024 are"
          + " privileged)";

  /**
   * Binds {@code address}; port 0 takes one that is free for both.
   *
   * @throws AbsentAddressException if this machine does not have it
   * @throws IOException if it cannot be bound otherwise: the message names it
   */
  static Endpoint bind(InetSocketAddress address, int threads) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return bindOnce(address, threads);
      } catch (AbsentAddressException e) {
        throw e;
      } catch (IOException e) {
        if (address.getPort() != 0 || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Frees the address. */
  void close() {
    datagrams.forEach(Channels::closeQuietly);
    Channels.closeQuietly(server);
  }

  /** TCP first: it tells whether others have the port, which UDP with SO_REUSEPORT does not. */
  private static Endpoint bindOnce(InetSocketAddress address, int threads) throws IOException {
    List<Closeable> opened = new ArrayList<>();
    boolean isBound = false;
    try {
      ServerSocketChannel server = server(address, opened);
      InetSocketAddress bound = (InetSocketAddress) server.getLocalAddress();
      List<DatagramChannel> datagrams = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        datagrams.add(datagram(bound, opened));
      }
      isBound = true;
      return new Endpoint(bound, List.copyOf(datagrams), server);
    } finally {
      if (!isBound) {
        opened.forEach(Channels::closeQuietly);
      }
    }
  }

  private static ServerSocketChannel server(InetSocketAddress address, List<Closeable> opened)
      throws IOException {
    InetSocketAddress free = free(address);
    try {
      ServerSocketChannel channel = ServerSocketChannel.open(Channels.family(address));
      opened.add(channel);
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      channel.bind(free == null ? address : free, TCP_BACKLOG);
      if (free == null) {
        LOG.log(Level.INFO, () -> Channels.text(address) + " is in use: sharing it");
      }
      return channel;
    } catch (IOException | UnsupportedOperationException e) {
      throw refused(address, "TCP", e);
    }
  }

  /** The address, with a port that is free; null if it cannot be had alone. */
  private static @Nullable InetSocketAddress free(InetSocketAddress address) {
    try (ServerSocketChannel alone = ServerSocketChannel.open(Channels.family(address))) {
      return (InetSocketAddress) alone.bind(address, 1).getLocalAddress();
    } catch (IOException | UnsupportedOperationException e) {
      return null;
    }
  }

  /** That {@code address} cannot be had by {@code protocol}, and why, as the system says it. */
  static IOException refused(InetSocketAddress address, String protocol, Exception why) {
    String what = "cannot listen on " + Channels.text(address) + " (" + protocol + "): ";
    if (why instanceof BindException && (!isHere(address) || free(address) != null)) {
      return new AbsentAddressException(what + "this machine has no such address");
    }
    boolean isPrivileged = address.getPort() > 0 && address.getPort() < UNPRIVILEGED_PORT;
    String hint = isPrivileged && !("" + why.getMessage()).contains("in use") ? PRIVILEGE : "";
    return new IOException(what + why.getMessage() + hint, why);
  }

  /** Whether this machine has the address: a free port of it can be bound then. */
  private static boolean isHere(InetSocketAddress address) {
    return free(new InetSocketAddress(address.getAddress(), 0)) != null;
  }

  private static DatagramChannel datagram(InetSocketAddress address, List<Closeable> opened)
      throws IOException {
    try {
      DatagramChannel channel = DatagramChannel.open(Channels.family(address));
      opened.add(channel);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, UDP_BUFFER_BYTES);
      channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      channel.configureBlocking(false);
      return channel.bind(address);
    } catch (IOException | UnsupportedOperationException e) {
      throw refused(address, "UDP", e);
    }
  }
}
