package io.distrib.limits;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.Gradient2Limit;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import io.distrib.load.InFlightRequests;
import io.distrib.model.LoadSample;
import io.distrib.spi.Clock;
import io.distrib.spi.LoadProbe;
import io.distrib.system.SystemClock;

/**
 * Tells how full this site is: the requests under way out of as many as the application can work on
 * without growing slow, which is learned from how long its requests take. A full site turns new
 * clients away (H8); live sessions are served, whatever the limit is (H0).
 *
 * <p>For applications whose requests take about the same time. One that keeps requests waiting
 * (long polling, event streams) teaches it nothing. <em>Thread-safe.</em>
 */
public final class AdaptiveLimit implements LoadProbe {
  private final Limit algorithm;
  private final long originNanos;
  private final InFlightRequests inFlight;

  private AdaptiveLimit(Limit algorithm, Clock clock) {
    this.algorithm = algorithm;
    this.originNanos = clock.monotonicNanos();
    this.inFlight = new InFlightRequests(Integer.MAX_VALUE, clock, this::learn);
  }

  /**
   * A limit that starts at {@code max}, falls while requests take longer than they used to, and
   * rises again: the algorithm "gradient 2" over windows of a second.
   *
   * @param min the limit is never lower, at least 1
   * @param max nor higher, at least {@code min}
   * @throws IllegalArgumentException if either is out of range
   */
  public static AdaptiveLimit gradient(int min, int max) {
    return of(gradient2(min, max));
  }

  /**
   * By any algorithm of the library. It is called as each request ends, with times in nanoseconds
   * since this was made; so it must neither block nor throw.
   */
  public static AdaptiveLimit of(Limit algorithm) {
    return of(algorithm, SystemClock.INSTANCE);
  }

  /** The same by another clock than the machine's. */
  public static AdaptiveLimit of(Limit algorithm, Clock clock) {
    return new AdaptiveLimit(algorithm, clock);
  }

  /** The counter that measures; the distributor has to be given it, so that adapters feed it. */
  public InFlightRequests inFlight() {
    return inFlight;
  }

  /** How many requests at once make the site full at present. */
  public int limit() {
    return algorithm.getLimit();
  }

  @Override
  public LoadSample sample() {
    return LoadSample.of(inFlight.count(), limit());
  }

  @Override
  public boolean mayBlock() {
    return false;
  }

  static Limit gradient2(int min, int max) {
    if (min < 1 || max < min) {
      throw new IllegalArgumentException(
          "limits " + min + " to " + max + " (expected 1 <= min <= max)");
    }
    return WindowedLimit.newBuilder()
        .build(
            Gradient2Limit.newBuilder()
                .initialLimit(max)
                .minLimit(min)
                .maxConcurrency(max)
                .build());
  }

  /** The library's windows want a time that starts at 0. */
  private void learn(long beganNanos, long tookNanos, int count) {
    algorithm.onSample(beganNanos - originNanos, tookNanos, count, false);
  }
}
