package io.distrib.servlet;

import io.distrib.redirect.Permit;
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

  private static final Duration MAX_IDLE = Duration.ofSeconds(10);

  private final long graceMillis;
  private final ExpiringTimer timer = new ExpiringTimer(MAX_IDLE);
  private final Set<PermitCloser> counted = ConcurrentHashMap.newKeySet();

  AsyncRequests() {
    this(GRACE_MILLIS);
  }

  AsyncRequests(long graceMillis) {
    this.graceMillis = graceMillis;
  }

  /**
   * The filter chain has returned: the request is over, unless it went async.
   *
   * @param permit closed when the request is over
   */
  void chainReturned(ServletRequest request, Permit permit) {
    AsyncContext context = context(request);
    if (context == null) {
      permit.close();
    } else {
      PermitCloser closer = new PermitCloser(this, permit);
      counted.add(closer);
      closer.listenTo(context);
    }
  }

  /** Calls {@code task} when a request with this timeout must have been forgotten. */
  Future<?> whenForgotten(long timeoutMillis, Runnable task) {
    return timer.runAfter(Math.max(timeoutMillis, timeoutMillis + graceMillis), task);
  }

  /** {@code closer} has closed its permit. */
  void remove(PermitCloser closer) {
    counted.remove(closer);
  }

  /**
   * Counts none of them any longer: the web application ends, and who counts may outlive it. Can be
   * used again afterwards.
   */
  void endAll() {
    counted.forEach(PermitCloser::close);
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
