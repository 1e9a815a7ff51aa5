package io.distrib.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;

/**
 * Answers what comes by one datagram socket, as many datagrams for one system call as have come.
 * <em>Thread-safe.</em>
 */
final class BatchListener implements UdpWorker {
  private static final int BATCH = 64;
  private static final int QUERY_OCTETS = 4_096;
  private static final int PEER_OCTETS = 32;
  private static final int WAIT_FOR_ONE = 0x10000;
  private static final int DO_NOT_WAIT = 0x40;
  private static final long PAUSE_NANOS = 1_000_000;
  private static final long SETTLE_NANOS = 50_000_000;
  private static final long DRAIN_NANOS = 1_000_000_000;
  private static final long CLOSE_MILLIS = 5_000;

  private final InetSocketAddress address;
  private final int socket;
  private final PacketHandler handler;
  private final ReadAhead ahead;
  private final Thread thread = new Thread(this::run, "distrib-dns-udp");
  private final DatagramBatch queries = new DatagramBatch(BATCH, QUERY_OCTETS);
  private final DatagramBatch replies = new DatagramBatch(BATCH, Transport.UDP.maxOctets());
  private final ByteBuffer peers = ByteBuffer.allocateDirect(BATCH * PEER_OCTETS);
  private final long peersAddress = LinuxCalls.address(peers);
  private final DatagramBatch late = new DatagramBatch(1, Transport.UDP.maxOctets());
  private final ByteBuffer latePeer = ByteBuffer.allocateDirect(PEER_OCTETS);
  private final long latePeerAddress = LinuxCalls.address(latePeer);
  private final SocketAddresses addresses = new SocketAddresses();
  private volatile boolean isStopping;
  private boolean isStarted;
  private boolean isClosed;

  /** Binds {@code address}. */
  BatchListener(InetSocketAddress address, PacketHandler handler, LiveZones zones)
      throws IOException {
    this.handler = handler;
    this.ahead = new ReadAhead(zones, BATCH);
    for (int i = 0; i < BATCH; i++) {
      awaitQuery(i);
      queries.setOctets(i, QUERY_OCTETS);
    }
    this.address = address;
    this.socket = BatchSocket.bind(address);
  }

  @Override
  public synchronized void start() {
    isStarted = true;
    thread.start();
  }

  @Override
  public synchronized void stop() {
    if (!isStopping && !isStarted) {
      isClosed = true;
      LinuxCalls.close(socket);
    } else if (!isStopping) {
      BatchSocket.leave(socket, address);
      isStopping = true;
      LinuxCalls.shutdownInput(socket);
    }
    isStopping = true;
  }

  @Override
  public void close() {
    stop();
    Threads.await(thread, CLOSE_MILLIS);
  }

  private void run() {
    while (!isStopping) {
      if (answer(WAIT_FOR_ONE) < 0) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    drain();
    synchronized (this) {
      isClosed = true;
      LinuxCalls.close(socket);
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

  /** Answers what has come; the number of queries, or below 0. */
  private int answer(int flags) {
    int count = LinuxCalls.receive(socket, queries.address(0), BATCH, flags);
    for (int i = 0; i < count; i++) {
      queries.packet(i).clear().limit(queries.octets(i));
    }
    ahead.read(queries.packets(), count);
    int ready = 0;
    for (int i = 0; i < count; i++) {
      ready += answerOne(i, ready) ? 1 : 0;
    }
    send(ready);
    for (int i = 0; i < count; i++) {
      awaitQuery(i);
    }
    return count;
  }

  /** Whether query {@code number} has a reply, which then is at {@code place}. */
  private boolean answerOne(int number, int place) {
    int peer = number * PEER_OCTETS;
    int peerOctets = queries.peerOctets(number);
    if (peerOctets == 0 || SocketAddresses.port(peers, peer) == 0) {
      return false;
    }
    ByteBuffer query = queries.packet(number);
    ByteBuffer reply = replies.packet(place).clear();
    InetAddress client = addresses.read(peers, peer, peerOctets);
    LaterReply later = handler.handle(query, client, Transport.UDP, reply);
    if (later != null) {
      later.sendBy(new LatePath(this, ByteBuffer.wrap(octets(peer, peerOctets))));
    }
    replies.setOctets(place, reply.position());
    replies.setPeer(place, peersAddress + peer, peerOctets);
    return reply.position() > 0;
  }

  private byte[] octets(int at, int count) {
    byte[] octets = new byte[count];
    peers.get(at, octets);
    return octets;
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
      late.setOctets(0, reply.remaining());
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

  private void awaitQuery(int number) {
    queries.setPeer(number, peersAddress + (long) number * PEER_OCTETS, SocketAddresses.MAX_OCTETS);
  }
}
