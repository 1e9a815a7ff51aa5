package io.distrib;

import io.distrib.model.LoadSample;
import io.distrib.spi.LoadProbe;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the requests that the application is working on, and tells how full that makes the site.
 * An adapter begins one when a request passes to the application and ends it when its response has
 * ended. <em>Thread-safe.</em>
 */
public final class InFlightRequests implements LoadProbe {
  private final int capacity;
  private final AtomicInteger count = new AtomicInteger();

  /**
   * A counter at 0.
   *
   * @param capacity how many requests at once make the site full, at least 1
   * @throws IllegalArgumentException if {@code capacity} is below 1
   */
  public InFlightRequests(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity " + capacity + " (expected at least 1)");
    }
    this.capacity = capacity;
  }

  /** A request has begun. */
  public void begin() {
    count.incrementAndGet();
  }

  /** A request has ended. */
  public void end() {
    count.decrementAndGet();
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
