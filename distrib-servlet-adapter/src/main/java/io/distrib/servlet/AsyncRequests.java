package io.distrib.servlet;

import io.distrib.load.InFlightRequests;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The requests of one filter that went async and are still counted. <em>Thread-safe.</em> */
final class AsyncRequests {
  /** How long after its timeout a container may go without a word. */
  private static final long GRACE_MILLIS = 10_000;

  private static final Duration LONGEST_IDLE = Duration.ofSeconds(10);

  private final long graceMillis;
  private final LateTimer timer = new LateTimer(LONGEST_IDLE);
  private final Set<InFlightEnd> counted = ConcurrentHashMap.newKeySet();

  AsyncRequests() {
    this(GRACE_MILLIS);
  }

  AsyncRequests(long graceMillis) {
    this.graceMillis = graceMillis;
  }

  /**
   * The filter chain has returned: the request is over, unless it went async. {@code begun} is of
   * its beginning.
   */
  void chainReturned(ServletRequest request, InFlightRequests inFlight, long begun) {
    AsyncContext context = context(request);
    if (context == null) {
      inFlight.end(begun);
    } else {
      InFlightEnd end = new InFlightEnd(this, inFlight, begun);
      counted.add(end);
      end.listenTo(context);
    }
  }

  /** Calls {@code task} when one with this timeout, of which nothing was heard, is forgotten. */
  Future<?> whenForgotten(long timeoutMillis, Runnable task) {
    return timer.runAfter(Math.max(timeoutMillis, timeoutMillis + graceMillis), task);
  }

  /** Whether {@code end} is the first of its request. */
  boolean remove(InFlightEnd end) {
    return counted.remove(end);
  }

  /**
   * Counts none of them any longer: the web application ends, and who counts may outlive it. Can be
   * used again afterwards.
   */
  void endAll() {
    counted.forEach(InFlightEnd::end);
    timer.stop();
  }

  /** Null if {@code request} is over. */
  private static @Nullable AsyncContext context(ServletRequest request) {
    try {
      return request.isAsyncStarted() ? request.getAsyncContext() : null;
    } catch (IllegalStateException e) {
      return null; // It has been completed in the meantime.
    }
  }
}
