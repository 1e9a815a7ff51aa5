package io.distrib.health.net;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Bounds how many tasks are under way at the same time; the others wait in turn. <em>Confined to
 * one event loop.</em>
 */
public final class ConcurrencyLimit {
  private final int max;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int underWay;
  private boolean isStarting;

  /** A limit of {@code max} tasks, 1 or more; none is under way. */
  public ConcurrencyLimit(int max) {
    this.max = max;
  }

  /** Starts {@code task} as soon as the limit allows; {@link #release} says when it has ended. */
  public void acquire(Runnable task) {
    waiting.add(task);
    startWaiting();
  }

  /** A task that was started has ended. */
  public void release() {
    underWay--;
    startWaiting();
  }

  /** A task may itself acquire or release: then the loop that is running goes on. */
  private void startWaiting() {
    if (isStarting) {
      return;
    }
    isStarting = true;
    try {
      while (underWay < max && !waiting.isEmpty()) {
        underWay++;
        waiting.remove().run();
      }
    } finally {
      isStarting = false;
    }
  }
}
