package io.distrib.it.seeded.marker;

/** A marker that starts a thread. */
public final class StartsAThread {
  /** A thread that does nothing. */
  public Thread thread() {
    return new Thread(() -> {});
  }
}
