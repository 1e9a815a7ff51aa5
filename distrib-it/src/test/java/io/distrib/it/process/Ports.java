package io.distrib.it.process;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds ports of loopback for programs that cannot choose one themselves: below those that the
 * system gives to clients, so that none takes the port before the program does, and each JVM from
 * another one on. <em>Thread-safe.</em>
 */
final class Ports {
  private static final int FIRST = 12_000;
  private static final int COUNT = 20_000;
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private Ports() {}

  /** One that is free for UDP and TCP. */
  static int free() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    for (int i = 0; i < 100; i++) {
      int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
      try (ServerSocket server = new ServerSocket(port, 1, loopback);
          DatagramSocket datagrams = new DatagramSocket(port, loopback)) {
        if (server.getLocalPort() == datagrams.getLocalPort()) {
          return port;
        }
      } catch (BindException e) {
        // Taken.
      }
    }
    throw new IOException("no free port");
  }
}
