package io.distrib.dns.socket;

import java.lang.Thread.UncaughtExceptionHandler;

/** Starts threads whose death is reported, and ends threads. */
public final class Threads {
  private Threads() {}

  /** A thread that runs {@code body}; {@code failures} is called when it dies. */
  public static Thread watched(Runnable body, String name, UncaughtExceptionHandler failures) {
    Thread thread = new Thread(body, name);
    thread.setUncaughtExceptionHandler(failures);
    return thread;
  }

  /** Waits for {@code thread} to end, at most {@code millis}; an interrupt ends the wait. */
  public static void await(Thread thread, long millis) {
    if (thread == Thread.currentThread() || !thread.isAlive()) {
      return;
    }
    try {
      thread.join(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
