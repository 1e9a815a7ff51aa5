package io.distrib.it.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Datagrams as fast as they can be sent, of every name, whose replies nobody reads. */
final class Flood implements AutoCloseable {
  private static final int THREADS = 2;

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

  private void run() {
    ByteBuffer[] queries = {
      ByteBuffer.wrap(Clients.query("app.example.test")),
      ByteBuffer.wrap(Clients.query("nowhere.example.test")),
      ByteBuffer.wrap(Clients.query("big.example.test")),
      ByteBuffer.wrap(Clients.query("www.example.test"))
    };
    try (DatagramChannel channel = DatagramChannel.open()) {
      for (int i = 0; !isOver; i++) {
        channel.send(queries[i % queries.length].rewind(), server);
        sent.incrementAndGet();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
