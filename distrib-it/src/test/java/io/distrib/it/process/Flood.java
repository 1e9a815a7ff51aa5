package io.distrib.it.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Datagrams as fast as they can be sent, of every name, whose replies nobody reads. */
final class Flood implements AutoCloseable {
  private static final int THREADS = 8;

  private final InetSocketAddress server;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong sent = new AtomicLong();
  private volatile boolean isOver;

  /** Starts at once. */
  Flood(InetSocketAddress server) {
    this.server = server;
    for (int i = 0; i < THREADS; i++) {
      Thread thread = new Thread(this::run, "flood");
      threads.add(thread);
      thread.start();
    }
  }

  /** How many datagrams have been sent. */
  long sent() {
    return sent.get();
  }

  /** Ends it; none is sent after. */
  @Override
  public void close() {
    isOver = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What it sends, in turn. */
  static ByteBuffer[] queries() {
    return Stream.of("app", "nowhere", "big", "www")
        .map(label -> Clients.query(label + ".example.test"))
        .map(bytes -> ByteBuffer.allocateDirect(bytes.length).put(bytes))
        .toArray(ByteBuffer[]::new);
  }

  private void run() {
    ByteBuffer[] queries = queries();
    try (DatagramChannel channel = DatagramChannel.open().connect(server)) {
      for (int i = 0; !isOver; i++) {
        channel.write(queries[i % queries.length].rewind());
        sent.incrementAndGet();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
