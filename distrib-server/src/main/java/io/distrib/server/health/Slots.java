package io.distrib.server.health;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Bounds how much is under way at the same time; the rest waits in turn. <em>Confined to one event
 * loop.</em>
 */
final class Slots {
  private final int most;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int taken;
  private boolean isHandingOut;

  /** So many slots, all free. */
  Slots(int most) {
    this.most = most;
  }

  /** Runs {@code task} with a slot of its own, which it gives back, as soon as there is one. */
  void take(Runnable task) {
    waiting.add(task);
    handOut();
  }

  /** A slot is free again. */
  void giveBack() {
    taken--;
    handOut();
  }

  /** A task may take or give back itself: then the loop that is running goes on. */
  private void handOut() {
    if (isHandingOut) {
      return;
    }
    isHandingOut = true;
    try {
      while (taken < most && !waiting.isEmpty()) {
        taken++;
        waiting.remove().run();
      }
    } finally {
      isHandingOut = false;
    }
  }
}
