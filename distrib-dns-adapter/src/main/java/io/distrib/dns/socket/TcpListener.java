package io.distrib.dns.socket;

import io.distrib.dns.packet.FaultCount;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.socket.DeferredReplyQueue.LateReply;
import io.distrib.dns.socket.TcpMessages.Outcome;
import io.distrib.spi.Clock;
import io.distrib.topology.ClientNetwork;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Serves all TCP connections of a server in one thread, which never waits for a single one of them
 * (RFC 7766). <em>Thread-safe.</em>
 */
final class TcpListener {
  private static final long TICK_MILLIS = 100;
  private static final long PAUSE_NANOS = 10_000_000;
  private static final int MAX_ACCEPTS = 64;
  private static final long SILENCE_NANOS = 300_000_000;
  private static final long FINISH_NANOS = 2_000_000_000;
  private static final long CLOSE_MILLIS = 5_000;

  private final Selector selector;
  private final DeferredReplyQueue late;
  private final TcpMessages messages;
  private final TcpConnections connections;
  private final List<ClientNetwork> proxies;
  private final Clock clock;
  private final Thread thread;
  private final List<ServerSocketChannel> servers = new CopyOnWriteArrayList<>();
  private final FaultCount faults = new FaultCount("a TCP connection was not served");
  private volatile boolean isStopping;

  /** Accepts nothing yet; what its thread dies of is told to {@code failures}. */
  TcpListener(
      PacketHandler handler,
      TcpLimits limits,
      List<ClientNetwork> proxies,
      Clock clock,
      UncaughtExceptionHandler failures)
      throws IOException {
    this.selector = Selector.open();
    this.late = new DeferredReplyQueue(selector);
    this.messages = new TcpMessages(handler, late);
    this.connections = new TcpConnections(limits);
    this.proxies = proxies;
    this.clock = clock;
    this.thread = Threads.watched(this::run, "distrib-dns-tcp", failures);
  }

  /** Accepts at {@code server} too, which is bound and not blocking. */
  void listen(ServerSocketChannel server) throws IOException {
    servers.add(server);
    server.register(selector, SelectionKey.OP_ACCEPT);
    selector.wakeup();
  }

  /** Accepts no more at {@code server}, which it closes. */
  void leave(ServerSocketChannel server) {
    servers.remove(server);
    Channels.closeQuietly(server);
    selector.wakeup();
  }

  void start() {
    thread.start();
  }

  /** Has the thread accept no more, answer what its clients have sent, then end. */
  void stop() {
    isStopping = true;
    selector.wakeup();
  }

  /** The same, and waits for it. */
  void close() {
    stop();
    Threads.await(thread, CLOSE_MILLIS);
    Channels.closeQuietly(selector);
  }

  private void run() {
    try {
      while (!isStopping) {
        round();
      }
      finish();
    } catch (ClosedSelectorException e) {
      if (!isStopping) {
        throw e;
      }
    } finally {
      closeAll();
    }
  }

  /** The selector last: it knows of the rest. */
  private void closeAll() {
    try {
      servers.forEach(Channels::closeQuietly);
      connections.closeAll();
    } finally {
      Channels.closeQuietly(selector);
    }
  }

  private void round() {
    try {
      turn();
      connections.closeIdle(clock.monotonicNanos());
    } catch (ClosedSelectorException e) {
      throw e;
    } catch (RuntimeException e) {
      faults.add(e);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void turn() {
    try {
      selector.select(this::ready, TICK_MILLIS);
    } catch (IOException e) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    deliverLate();
  }

  /** Sends what has come for connections, of which some may be closed by now. */
  private void deliverLate() {
    LateReply reply = late.poll();
    while (reply != null) {
      TcpConnection connection = reply.connection();
      connection.add(reply.message());
      connections.touch(connection, clock.monotonicNanos());
      serve(connection);
      reply = late.poll();
    }
  }

  /** Serves those who are connected until they fall silent, but not for ever. */
  private void finish() {
    acceptLast();
    long end = System.nanoTime() + FINISH_NANOS;
    while (!connections.isEmpty() && System.nanoTime() < end) {
      turn();
      connections.closeIdle(clock.monotonicNanos(), SILENCE_NANOS);
    }
  }

  /** Takes those who wait to be accepted: closing turns them away. */
  private void acceptLast() {
    for (ServerSocketChannel server : servers) {
      SelectionKey key = server.keyFor(selector);
      if (key != null) {
        key.cancel();
      }
    }
    turn();
    for (ServerSocketChannel server : servers) {
      boolean isMore = true;
      while (isMore) {
        isMore = accept(server);
      }
      Channels.closeQuietly(server);
    }
  }

  private void ready(SelectionKey key) {
    if (!key.isValid()) {
      return;
    }
    if (key.attachment() instanceof TcpConnection connection) {
      serve(connection);
    } else {
      acceptSome((ServerSocketChannel) key.channel());
    }
  }

  /** Several at once, so that a crowd that comes again and again keeps nobody waiting. */
  private void acceptSome(ServerSocketChannel server) {
    int left = MAX_ACCEPTS;
    while (left > 0 && accept(server)) {
      left--;
    }
  }

  /** Whether there was one; out of file descriptors, the one that is idle longest makes room. */
  private boolean accept(ServerSocketChannel server) {
    try {
      SocketChannel channel = server.accept();
      if (channel != null) {
        open(channel);
      }
      return channel != null;
    } catch (IOException e) {
      if (!connections.closeLongestIdle()) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      return false;
    }
  }

  private void open(SocketChannel channel) {
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      TcpConnection connection = new TcpConnection(channel, clock.monotonicNanos());
      if (ClientNetwork.anyContains(proxies, connection.client())) {
        connection.expectHeader();
      }
      connection.registered(channel.register(selector, SelectionKey.OP_READ, connection));
      connections.add(connection);
    } catch (IOException e) {
      Channels.closeQuietly(channel);
    }
  }

  private void serve(TcpConnection connection) {
    try {
      connection.sendUnsent();
      if (!connection.isClogged() && answer(connection) == Outcome.FINISHED) {
        connections.close(connection);
      } else {
        connection.awaitNext();
        connections.settle(connection);
      }
    } catch (IOException e) {
      connections.close(connection);
    } catch (RuntimeException e) {
      faults.add(e);
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
