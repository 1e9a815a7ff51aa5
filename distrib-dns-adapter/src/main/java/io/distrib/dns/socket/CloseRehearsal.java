package io.distrib.dns.socket;

import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Closes sockets that nobody uses, so that the virtual machine knows the way and takes it quickly
 * when it matters: what comes between the last look into a socket and its closing is lost.
 */
final class CloseRehearsal {
  private static final int TIMES = 2_000;
  private static final AtomicBoolean IS_DONE = new AtomicBoolean();

  private CloseRehearsal() {}

  /** Rehearses, the first time in a process. */
  static void run() {
    if (IS_DONE.compareAndSet(false, true)) {
      try {
        for (int i = 0; i < TIMES; i++) {
          close();
        }
      } catch (IOException e) {
        // It is as good as it was.
      }
    }
  }

  private static void close() throws IOException {
    DatagramChannel datagrams = DatagramChannel.open();
    datagrams.configureBlocking(false);
    Channels.closeQuietly(datagrams);
    ServerSocketChannel server = ServerSocketChannel.open();
    server.configureBlocking(false);
    Channels.closeQuietly(server);
  }
}
