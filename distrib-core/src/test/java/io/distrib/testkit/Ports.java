package io.distrib.testkit;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds ports for programs that cannot choose one themselves: below those that the system gives to
 * clients, so that none takes the port before the program does, and each JVM from another one on.
 * <em>Thread-safe.</em>
 */
public final class Ports {
  private static final int FIRST = 12_000;
  private static final int COUNT = 20_000;
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private Ports() {}

  /**
   * One that is free for UDP and TCP, at every address.
   *
   * @throws IOException if there is none among a hundred
   */
  public static int free() throws IOException {
    for (int i = 0; i < 100; i++) {
      int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
      try (ServerSocket server = new ServerSocket(port)) {
        new DatagramSocket(port).close();
        return server.getLocalPort();
      } catch (BindException e) {
        // Taken.
      }
    }
    throw new IOException("no free port");
  }
}
