package io.distrib.load;

import io.distrib.model.LoadSample;
import io.distrib.spi.Clock;
import io.distrib.spi.LatencyListener;
import io.distrib.spi.LoadProbe;
import io.distrib.system.SystemClock;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests that the application is working on, and tells how full that makes the site.
 * An adapter begins one when a request passes to the application and ends it when its response has
 * ended. <em>Thread-safe.</em>
 */
public final class InFlightRequests implements LoadProbe {
  private final int capacity;
  private final Clock clock;
  private final @Nullable LatencyListener listener;
  private final AtomicInteger count = new AtomicInteger();

  /**
   * A counter at 0.
   *
   * @param capacity how many requests at once make the site full, at least 1
   * @throws IllegalArgumentException if {@code capacity} is below 1
   */
  public InFlightRequests(int capacity) {
    this(capacity, SystemClock.INSTANCE, null);
  }

  /**
   * A counter at 0 that measures each request.
   *
   * @param capacity how many requests at once make the site full, at least 1
   * @param clock what measures
   * @param listener who hears how long each took
   * @throws IllegalArgumentException if {@code capacity} is below 1
   */
  public InFlightRequests(int capacity, Clock clock, @Nullable LatencyListener listener) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity " + capacity + " (expected at least 1)");
    }
    this.capacity = capacity;
    this.clock = clock;
    this.listener = listener;
  }

  /** A request has begun; what this returns is for its {@link #end}. */
  public long begin() {
    count.incrementAndGet();
    return listener == null ? 0 : clock.monotonicNanos();
  }

  /**
   * A request has ended.
   *
   * @param begun what its {@link #begin} returned
   */
  public void end(long begun) {
    int before = count.getAndDecrement();
    if (listener != null) {
      long took = clock.monotonicNanos() - begun;
      listener.ended(begun, Math.max(0, took), Math.max(1, before));
    }
  }

  /** How many are under way. */
  public int count() {
    return count.get();
  }

  @Override
  public LoadSample sample() {
    return LoadSample.of(count.get(), capacity);
  }

  @Override
  public boolean mayBlock() {
    return false;
  }
}
