package io.distrib.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.locks.LockSupport;

/**
 * Answers what comes by one datagram socket, one packet after the other, in a thread of its own.
 * <em>Thread-safe.</em>
 */
final class UdpListener {
  private static final int QUERY_OCTETS = 4_096;
  private static final long PAUSE_NANOS = 1_000_000;
  private static final long CLOSE_MILLIS = 5_000;

  private final DatagramChannel channel;
  private final PacketHandler handler;
  private final Thread thread;
  private final ByteBuffer query = ByteBuffer.allocateDirect(QUERY_OCTETS);
  private final ByteBuffer reply = ByteBuffer.allocateDirect(Transport.UDP.maxOctets());

  /** Answers by {@code channel}, which is bound and blocking. */
  UdpListener(DatagramChannel channel, PacketHandler handler) {
    this.channel = channel;
    this.handler = handler;
    this.thread = new Thread(this::run, "distrib-dns-udp");
  }

  void start() {
    thread.start();
  }

  /** Closes the socket and waits for the thread. */
  void close() {
    Endpoint.closeQuietly(channel);
    Threads.await(thread, CLOSE_MILLIS);
  }

  private void run() {
    while (channel.isOpen()) {
      try {
        answerNext();
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        // One packet could not be had, or could not be sent: the next one may.
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void answerNext() throws IOException {
    query.clear();
    InetSocketAddress client = (InetSocketAddress) channel.receive(query);
    if (client == null || client.getPort() == 0) {
      return;
    }
    query.flip();
    reply.clear();
    handler.handle(query, client.getAddress(), Transport.UDP, reply);
    reply.flip();
    if (reply.hasRemaining()) {
      channel.send(reply, client);
    }
  }
}
