package io.distrib.dns;

import java.io.Closeable;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * One address, bound for TCP once and for UDP as often as there are threads. <em>Immutable.</em>
 *
 * @param datagrams blocking, one for each thread
 * @param server not blocking
 */
record Endpoint(
    InetSocketAddress address, List<DatagramChannel> datagrams, ServerSocketChannel server) {
  private static final int ATTEMPTS = 16;
  private static final int UDP_BUFFER_OCTETS = 1 << 20;
  private static final int TCP_BACKLOG = 1_024;

  /**
   * Binds {@code address}; port 0 takes one that is free for both.
   *
   * @throws IOException if it cannot be bound: the message names it
   */
  static Endpoint bind(InetSocketAddress address, int threads) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return bindOnce(address, threads);
      } catch (IOException e) {
        if (address.getPort() != 0 || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Frees the address. */
  void close() {
    datagrams.forEach(Endpoint::closeQuietly);
    closeQuietly(server);
  }

  static void closeQuietly(Closeable channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // There is nothing left to do for it.
    }
  }

  /** TCP first: it takes a port for itself alone, which UDP with SO_REUSEPORT does not. */
  private static Endpoint bindOnce(InetSocketAddress address, int threads) throws IOException {
    List<Closeable> opened = new ArrayList<>();
    try {
      ServerSocketChannel server = server(address, opened);
      InetSocketAddress bound = (InetSocketAddress) server.getLocalAddress();
      List<DatagramChannel> datagrams = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        datagrams.add(datagram(bound, threads, opened));
      }
      return new Endpoint(bound, List.copyOf(datagrams), server);
    } catch (IOException e) {
      opened.forEach(Endpoint::closeQuietly);
      throw e;
    }
  }

  private static ServerSocketChannel server(InetSocketAddress address, List<Closeable> opened)
      throws IOException {
    try {
      ServerSocketChannel channel = ServerSocketChannel.open(family(address));
      opened.add(channel);
      channel.configureBlocking(false);
      return channel.bind(address, TCP_BACKLOG);
    } catch (IOException e) {
      throw new IOException("cannot listen on " + text(address) + " (TCP): " + e.getMessage(), e);
    }
  }

  private static DatagramChannel datagram(
      InetSocketAddress address, int threads, List<Closeable> opened) throws IOException {
    try {
      DatagramChannel channel = DatagramChannel.open(family(address));
      opened.add(channel);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, UDP_BUFFER_OCTETS);
      if (threads > 1) {
        channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      }
      return channel.bind(address);
    } catch (IOException | UnsupportedOperationException e) {
      throw new IOException("cannot listen on " + text(address) + " (UDP): " + e.getMessage(), e);
    }
  }

  private static ProtocolFamily family(InetSocketAddress address) {
    return address.getAddress() instanceof Inet4Address
        ? StandardProtocolFamily.INET
        : StandardProtocolFamily.INET6;
  }

  private static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + " port " + address.getPort();
  }
}
