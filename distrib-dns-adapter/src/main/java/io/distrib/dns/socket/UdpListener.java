package io.distrib.dns.socket;

import io.distrib.dns.packet.DeferredReply;
import io.distrib.dns.packet.FaultCount;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.ReplyPath;
import io.distrib.dns.packet.Transport;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;

/**
 * Answers what comes by one datagram socket, one packet after the other, in a thread of its own.
 * <em>Thread-safe.</em>
 */
final class UdpListener implements UdpWorker {
  private static final int QUERY_BYTES = 4_096;
  private static final long PAUSE_NANOS = 1_000_000;
  private static final long SEND_PAUSE_NANOS = 50_000;
  private static final long DRAIN_NANOS = 1_000_000_000;
  private static final long CLOSE_MILLIS = 5_000;

  private final DatagramChannel channel;
  private final Selector selector;
  private final PacketHandler handler;
  private final FaultCount faults = new FaultCount("a datagram was not answered");
  private final Thread thread;
  private final ByteBuffer query = ByteBuffer.allocateDirect(QUERY_BYTES);
  private final ByteBuffer reply = ByteBuffer.allocateDirect(Transport.UDP.maxBytes());

  private volatile boolean isStopping;

  /**
   * Answers by {@code channel}, which is bound and not blocking; what its thread dies of is told to
   * {@code failures}.
   */
  UdpListener(DatagramChannel channel, PacketHandler handler, UncaughtExceptionHandler failures)
      throws IOException {
    this.channel = channel;
    this.selector = Selector.open();
    this.handler = handler;
    this.thread = Threads.watched(this::run, UdpWorker.THREAD, failures);
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public void stop() {
    isStopping = true;
    selector.wakeup();
  }

  @Override
  public void close() {
    stop();
    Threads.await(thread, CLOSE_MILLIS);
    Channels.closeQuietly(channel);
    Channels.closeQuietly(selector);
  }

  private void run() {
    try {
      SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
      while (!isStopping) {
        serve();
      }
      key.cancel();
      selector.selectNow();
      drain();
    } catch (IOException | ClosedSelectorException e) {
      if (!isStopping) {
        throw new IllegalStateException("closed by somebody else", e);
      }
    } finally {
      Channels.closeQuietly(channel);
      Channels.closeQuietly(selector);
    }
  }

  private void serve() throws ClosedChannelException {
    try {
      boolean isMore = true;
      while (isMore && !isStopping) {
        isMore = answerNext();
      }
      if (!isStopping) {
        selector.select(key -> {});
      }
    } catch (ClosedChannelException | ClosedSelectorException e) {
      throw e;
    } catch (IOException e) {
      // One packet could not be had, or could not be sent: the next one may.
      LockSupport.parkNanos(PAUSE_NANOS);
    } catch (RuntimeException e) {
      faults.add(e);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /**
   * What waits in a socket when it is closed is lost, so that the last thing done before is to find
   * nothing there; no longer than a while, as others may send without a pause.
   */
  private void drain() throws IOException {
    long end = System.nanoTime() + DRAIN_NANOS;
    boolean isMore = true;
    while (isMore && System.nanoTime() < end) {
      isMore = answerNext();
    }
  }

  /** Answers one packet; false if there is none. */
  private boolean answerNext() throws IOException {
    query.clear();
    InetSocketAddress client = (InetSocketAddress) channel.receive(query);
    if (client == null || client.getPort() == 0) {
      return client != null;
    }
    query.flip();
    reply.clear();
    DeferredReply later = handler.handle(query, client.getAddress(), Transport.UDP, reply);
    reply.flip();
    if (reply.hasRemaining()) {
      send(client);
    } else if (later != null) {
      later.sendBy(new LatePath(channel, client));
    }
    return true;
  }

  /** Sends from any thread, as a channel can. */
  private record LatePath(DatagramChannel channel, InetSocketAddress client) implements ReplyPath {
    @Override
    public void send(ByteBuffer reply) {
      try {
        channel.send(reply, client);
      } catch (IOException e) {
        // It is closed, or the client cannot be reached: it asks again.
      }
    }
  }

  /** Waits for room, as a blocking socket does. */
  private void send(InetSocketAddress client) throws IOException {
    while (channel.send(reply, client) == 0 && reply.hasRemaining()) {
      LockSupport.parkNanos(SEND_PAUSE_NANOS);
    }
  }
}
