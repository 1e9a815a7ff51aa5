package io.distrib.dns.socket;

import io.distrib.dns.packet.DeferredReply;
import io.distrib.dns.packet.FaultCount;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.Prefetch;
import io.distrib.dns.packet.ReplyPath;
import io.distrib.dns.packet.Transport;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Answers what comes by one datagram socket, as many datagrams for one system call as have come.
 * <em>Thread-safe.</em>
 */
final class BatchListener implements UdpWorker {
  private static final int BATCH = 64;
  private static final int QUERY_BYTES = 4_096;
  private static final int PEER_BYTES = 32;
  private static final int WAIT_FOR_ONE = 0x10000;
  private static final int DO_NOT_WAIT = 0x40;
  private static final long PAUSE_NANOS = 1_000_000;
  private static final long SETTLE_NANOS = 50_000_000;
  private static final long DRAIN_NANOS = 1_000_000_000;
  private static final long CLOSE_MILLIS = 5_000;

  private final InetSocketAddress address;
  private final int socket;
  private final PacketHandler handler;
  private final Prefetch prefetch;
  private final FaultCount faults = new FaultCount("datagrams were not answered");
  private final Thread thread;
  private final DatagramBatch queries = new DatagramBatch(BATCH, QUERY_BYTES);
  private final DatagramBatch replies = new DatagramBatch(BATCH, Transport.UDP.maxBytes());
  private final ByteBuffer peers = ByteBuffer.allocateDirect(BATCH * PEER_BYTES);
  private final long peersAddress = LinuxCalls.address(peers);
  private final DatagramBatch late = new DatagramBatch(1, Transport.UDP.maxBytes());
  private final ByteBuffer latePeer = ByteBuffer.allocateDirect(PEER_BYTES);
  private final long latePeerAddress = LinuxCalls.address(latePeer);
  private final SocketAddresses addresses = new SocketAddresses();
  private volatile boolean isStopping;
  private boolean isStarted;
  private boolean isClosed;

  /**
   * Binds {@code address}; what its thread dies of is told to {@code failures}.
   *
   * @param prefetches makes a prefetch for batches of at most a number of queries
   */
  BatchListener(
      InetSocketAddress address,
      PacketHandler handler,
      IntFunction<Prefetch> prefetches,
      UncaughtExceptionHandler failures)
      throws IOException {
    this.handler = handler;
    this.prefetch = prefetches.apply(BATCH);
    this.thread = Threads.watched(this::run, UdpWorker.THREAD, failures);
    awaitQueries(BATCH);
    for (int i = 0; i < BATCH; i++) {
      queries.setBytes(i, QUERY_BYTES);
    }
    this.address = address;
    this.socket = BatchSocket.bind(address);
  }

  @Override
  public synchronized void start() {
    if (!isStopping) {
      thread.start();
      isStarted = true;
    }
  }

  @Override
  public synchronized void stop() {
    if (!isStarted) {
      closeSocket();
    } else if (!isStopping && !isClosed) {
      leave();
    }
    isStopping = true;
  }

  private void leave() {
    try {
      BatchSocket.leave(socket, address);
    } finally {
      isStopping = true;
      LinuxCalls.shutdownInput(socket);
    }
  }

  /** Once: its number may then be another's. */
  private synchronized void closeSocket() {
    if (!isClosed) {
      isClosed = true;
      LinuxCalls.close(socket);
    }
  }

  @Override
  public void close() {
    stop();
    Threads.await(thread, CLOSE_MILLIS);
  }

  private void run() {
    try {
      while (!isStopping) {
        if (answer(WAIT_FOR_ONE) < 0) {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
      drain();
    } finally {
      closeSocket();
    }
  }

  /**
   * The system puts nothing more into a socket that has left its address, but for what was on its
   * way just then: that has come when nothing has for a while.
   */
  private void drain() {
    long start = System.nanoTime();
    long silent = start;
    long now = start;
    while (now - silent < SETTLE_NANOS && now - start < DRAIN_NANOS) {
      int count = answer(DO_NOT_WAIT);
      now = System.nanoTime();
      if (count > 0) {
        silent = now;
      } else {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /** Answers what has come; the number of queries, or below 0. A fault costs one batch. */
  private int answer(int flags) {
    int count = 0;
    try {
      count = LinuxCalls.receive(socket, queries.address(0), BATCH, flags);
      answerAll(count);
      return count;
    } catch (RuntimeException e) {
      faults.add(e);
      return -1;
    } finally {
      awaitQueries(count);
    }
  }

  private void answerAll(int count) {
    for (int i = 0; i < count; i++) {
      queries.packet(i).clear().limit(queries.bytes(i));
    }
    prefetch.prefetch(queries.packets(), count);
    int ready = 0;
    for (int i = 0; i < count; i++) {
      ready += answerOne(i, ready) ? 1 : 0;
    }
    send(ready);
  }

  /** The same as {@link #reply}; a fault costs this query alone. */
  private boolean answerOne(int number, int place) {
    try {
      return reply(number, place);
    } catch (RuntimeException e) {
      faults.add(e);
      return false;
    }
  }

  /** Whether query {@code number} has a reply, which then is at {@code place}. */
  private boolean reply(int number, int place) {
    int peer = number * PEER_BYTES;
    int peerBytes = queries.peerBytes(number);
    if (peerBytes == 0 || SocketAddresses.port(peers, peer) == 0) {
      return false;
    }
    ByteBuffer query = queries.packet(number);
    ByteBuffer reply = replies.packet(place).clear();
    InetAddress client = addresses.read(peers, peer, peerBytes);
    DeferredReply later = handler.handle(query, client, Transport.UDP, reply);
    if (later != null) {
      later.sendBy(new LatePath(this, ByteBuffer.wrap(bytes(peer, peerBytes))));
    }
    replies.setBytes(place, reply.position());
    replies.setPeer(place, peersAddress + peer, peerBytes);
    return reply.position() > 0;
  }

  private byte[] bytes(int at, int count) {
    byte[] bytes = new byte[count];
    peers.get(at, bytes);
    return bytes;
  }

  /** The way to the peer with this address, as Linux has it. */
  private record LatePath(BatchListener listener, ByteBuffer peer) implements ReplyPath {
    @Override
    public void send(ByteBuffer reply) {
      listener.sendLate(reply, peer);
    }
  }

  /** Sends from any thread, while the socket is open. */
  private synchronized void sendLate(ByteBuffer reply, ByteBuffer peer) {
    if (!isClosed) {
      late.setBytes(0, reply.remaining());
      late.packet(0).clear().put(reply);
      latePeer.clear().put(peer.duplicate());
      late.setPeer(0, latePeerAddress, peer.remaining());
      LinuxCalls.sendAtOnce(socket, late.address(0));
    }
  }

  /** What cannot be sent is left out: the client asks again. */
  private void send(int count) {
    int sent = 0;
    while (sent < count) {
      sent += Math.max(LinuxCalls.send(socket, replies.address(sent), count - sent), 1);
    }
  }

  /** Makes room for the peers of the first {@code count} queries. */
  private void awaitQueries(int count) {
    for (int i = 0; i < count; i++) {
      queries.setPeer(i, peersAddress + (long) i * PEER_BYTES, SocketAddresses.MAX_BYTES);
    }
  }
}
