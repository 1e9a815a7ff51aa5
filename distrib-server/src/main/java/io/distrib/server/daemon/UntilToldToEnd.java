package io.distrib.server.daemon;

import java.util.concurrent.CountDownLatch;

/**
 * Waits for SIGTERM or SIGINT, then closes what is running and ends the process with exit code 0:
 * to be told to end is no failure. <em>Thread-safe.</em>
 */
public final class UntilToldToEnd {
  private final CountDownLatch never = new CountDownLatch(1);

  /** Will run {@code close} at the end; at once if that has come already. */
  public UntilToldToEnd(Runnable close) {
    Runnable end =
        () -> {
          close.run();
          Runtime.getRuntime().halt(0);
        };
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(end, "distrib-shutdown"));
    } catch (IllegalStateException told) {
      end.run();
    }
  }

  /** Waits. */
  public void await() throws InterruptedException {
    never.await();
  }
}
