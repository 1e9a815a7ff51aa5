package io.distrib.it.process;

import io.distrib.it.process.HostileConnection.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Hostile connections from eight addresses. <em>Thread-safe.</em> */
final class HostileCrowd implements AutoCloseable {
  private static final int ADDRESSES = 8;

  private final List<HostileConnection> connections = new ArrayList<>();
  private final Thread thread = new Thread(this::run, "hostile-crowd");
  private volatile boolean isOver;
  private volatile long rounds;

  /** Opens {@code count} of them, of each of {@code kinds} as many. */
  HostileCrowd(InetSocketAddress server, int count, Kind... kinds) throws IOException {
    for (int i = 0; i < count; i++) {
      InetAddress from =
          InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (1 + i / 4 % ADDRESSES)});
      Kind kind = kinds[i % kinds.length];
      connections.add(new HostileConnection(new InetSocketAddress(from, 0), server, kind));
    }
  }

  void start() {
    thread.start();
  }

  /** How often every one of them has done its worst. */
  long rounds() {
    return rounds;
  }

  @Override
  public void close() throws IOException {
    isOver = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (HostileConnection connection : connections) {
      connection.close();
    }
  }

  /** How often the server has closed any of them. */
  int closings() {
    return connections.stream().mapToInt(HostileConnection::closings).sum();
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
  private void run() {
    while (!isOver) {
      for (HostileConnection connection : connections) {
        try {
          connection.act();
        } catch (IOException e) {
          isOver = true;
        }
      }
      rounds++;
    }
  }
}
