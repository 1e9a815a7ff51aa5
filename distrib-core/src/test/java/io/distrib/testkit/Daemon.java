package io.distrib.testkit;

import java.io.IOException;

/** Threads that work with sockets, and end with the test. */
public final class Daemon {
  private Daemon() {}

  /** What such a thread does. */
  @FunctionalInterface
  public interface Work {
    /** Does it; it is over when its socket is closed. */
    void run() throws IOException;
  }

  /** Does {@code work} in a thread of its own, which is returned. */
  public static Thread start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // The test, or what it tests, has closed the socket.
              }
            },
            "daemon");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
