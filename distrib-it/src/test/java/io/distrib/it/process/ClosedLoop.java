package io.distrib.it.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;

/**
 * How much a nameserver can do: clients that ask by UDP, each as soon as it has its answer, so that
 * the nameserver is never idle and never flooded. <em>Confined to one thread.</em>
 */
final class ClosedLoop {
  private static final int CLIENTS = 32;
  private static final long TICK_MILLIS = 10;

  private final ByteBuffer[] queries = Flood.queries();
  private final ByteBuffer reply = ByteBuffer.allocateDirect(1_232);
  private long answers;

  private ClosedLoop() {}

  /** How many queries of those that a {@link Flood} sends are answered in a second. */
  static long answersPerSecond(InetSocketAddress server, Duration time) throws IOException {
    ClosedLoop loop = new ClosedLoop();
    try (Selector selector = Selector.open()) {
      loop.connect(selector, server);
      long start = System.nanoTime();
      long nanos = 0;
      while (nanos < time.toNanos()) {
        loop.turn(selector);
        nanos = System.nanoTime() - start;
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      return loop.answers * Duration.ofSeconds(1).toNanos() / nanos;
    }
  }

  private void connect(Selector selector, InetSocketAddress server) throws IOException {
    for (int i = 0; i < CLIENTS; i++) {
      DatagramChannel channel = DatagramChannel.open().connect(server);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      ask(channel, i);
    }
  }

  private void turn(Selector selector) throws IOException {
    selector.select(TICK_MILLIS);
    for (SelectionKey key : selector.selectedKeys()) {
      DatagramChannel channel = (DatagramChannel) key.channel();
      channel.read(reply.clear());
      answers++;
      ask(channel, answers);
    }
    selector.selectedKeys().clear();
  }

  private void ask(DatagramChannel channel, long number) throws IOException {
    channel.write(queries[(int) (number % queries.length)].rewind());
  }
}
