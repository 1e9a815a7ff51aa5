package io.distrib.server;

import java.util.concurrent.CountDownLatch;

/**
 * Waits for SIGTERM or SIGINT, then closes what is running and ends the process with exit code 0:
 * to be told to end is no failure. <em>Thread-safe.</em>
 */
final class UntilToldToEnd {
  private final CountDownLatch never = new CountDownLatch(1);

  UntilToldToEnd(Nameserver running) {
    Runnable end =
        () -> {
          running.close();
          Runtime.getRuntime().halt(0);
        };
    Runtime.getRuntime().addShutdownHook(new Thread(end, "distrib-shutdown"));
  }

  void await() throws InterruptedException {
    never.await();
  }
}
