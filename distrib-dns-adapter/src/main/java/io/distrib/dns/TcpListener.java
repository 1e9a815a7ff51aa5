package io.distrib.dns;

import io.distrib.dns.TcpMessages.Outcome;
import io.distrib.spi.Clock;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Serves all TCP connections of a server in one thread, which never waits for a single one of them
 * (RFC 7766). <em>Thread-safe.</em>
 */
final class TcpListener {
  private static final long TICK_MILLIS = 100;
  private static final long PAUSE_NANOS = 10_000_000;
  private static final long CLOSE_MILLIS = 5_000;

  private final Selector selector;
  private final TcpMessages messages;
  private final TcpConnections connections;
  private final Clock clock;
  private final Thread thread;

  /** Accepts at every one of {@code endpoints}. */
  TcpListener(List<Endpoint> endpoints, PacketHandler handler, TcpLimits limits, Clock clock)
      throws IOException {
    this.selector = Selector.open();
    this.messages = new TcpMessages(handler);
    this.connections = new TcpConnections(limits);
    this.clock = clock;
    this.thread = new Thread(this::run, "distrib-dns-tcp");
    for (Endpoint endpoint : endpoints) {
      endpoint.server().register(selector, SelectionKey.OP_ACCEPT);
    }
  }

  void start() {
    thread.start();
  }

  /** Closes every connection and waits for the thread. */
  void close() {
    Endpoint.closeQuietly(selector);
    Threads.await(thread, CLOSE_MILLIS);
  }

  private void run() {
    while (selector.isOpen()) {
      try {
        selector.select(this::ready, TICK_MILLIS);
        connections.closeIdle(clock.monotonicNanos());
      } catch (ClosedSelectorException e) {
        break;
      } catch (IOException e) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    connections.closeAll();
  }

  private void ready(SelectionKey key) {
    if (!key.isValid()) {
      return;
    }
    if (key.attachment() instanceof TcpConnection connection) {
      serve(connection);
    } else {
      accept((ServerSocketChannel) key.channel());
    }
  }

  /** Out of file descriptors, the connection that is idle longest makes room. */
  private void accept(ServerSocketChannel server) {
    try {
      SocketChannel channel = server.accept();
      if (channel != null) {
        open(channel);
      }
    } catch (IOException e) {
      if (!connections.closeLongestIdle()) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void open(SocketChannel channel) {
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      TcpConnection connection = new TcpConnection(channel, clock.monotonicNanos());
      connection.registered(channel.register(selector, SelectionKey.OP_READ, connection));
      connections.add(connection);
    } catch (IOException e) {
      Endpoint.closeQuietly(channel);
    }
  }

  private void serve(TcpConnection connection) {
    try {
      connection.sendUnsent();
      if (!connection.isClogged() && answer(connection) == Outcome.FINISHED) {
        connections.close(connection);
      } else {
        connection.awaitNext();
      }
    } catch (IOException e) {
      connections.close(connection);
    }
  }

  /** What is answered counts as done when it came, not when the client has heard of it. */
  private Outcome answer(TcpConnection connection) throws IOException {
    long now = clock.monotonicNanos();
    Outcome outcome = messages.serve(connection);
    if (outcome == Outcome.ANSWERED) {
      connections.touch(connection, now);
    }
    return outcome;
  }
}
