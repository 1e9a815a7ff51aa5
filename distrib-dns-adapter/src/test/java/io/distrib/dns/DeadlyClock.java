package io.distrib.dns;

import io.distrib.spi.Clock;
import io.distrib.system.SystemClock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The machine's clock, until it throws in a certain thread: that has to be seen to. */
final class DeadlyClock implements Clock {
  private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();
  private final Semaphore thrown = new Semaphore(0);

  private record Trap(String thread, Throwable fault) {}

  /** Throws {@code fault}, once, in the next thread of this name that reads the time. */
  void arm(String thread, Throwable fault) {
    trap.set(new Trap(thread, fault));
  }

  /** Waits until it has thrown. */
  void awaitThrown() throws InterruptedException {
    thrown.acquire();
  }

  @Override
  public long epochSeconds() {
    spring();
    return SystemClock.INSTANCE.epochSeconds();
  }

  @Override
  public long monotonicNanos() {
    spring();
    return SystemClock.INSTANCE.monotonicNanos();
  }

  private void spring() {
    Trap set = trap.get();
    if (set != null
        && Thread.currentThread().getName().equals(set.thread())
        && trap.compareAndSet(set, null)) {
      thrown.release();
      DeadlyClock.<RuntimeException>sneak(set.fault());
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> void sneak(Throwable fault) throws E {
    throw (E) fault;
  }
}
