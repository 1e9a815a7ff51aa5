package io.distrib.dns;

/** Ends threads. */
final class Threads {
  private Threads() {}

  /** Waits for {@code thread} to end, for so long at most; an interrupt ends the wait. */
  static void await(Thread thread, long millis) {
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
