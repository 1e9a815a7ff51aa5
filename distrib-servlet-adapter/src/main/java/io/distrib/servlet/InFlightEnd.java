package io.distrib.servlet;

import io.distrib.load.InFlightRequests;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ends the count of one request that went async, exactly once: when its response is complete. A
 * timeout or an error is not the end yet: the container completes the response after either. One
 * that is long past its timeout and of which nothing was heard has been forgotten: Tomcat, up to
 * 11.0.27 at least, now and then tells nobody that a stream was reset that waits to be written, nor
 * that its time is up. <em>Thread-safe.</em>
 */
final class InFlightEnd implements AsyncListener {
  private static final Future<?> NONE = CompletableFuture.completedFuture(null);

  private final AsyncRequests requests;
  private final InFlightRequests inFlight;
  private final long begun;
  private final AtomicReference<Future<?>> alarm = new AtomicReference<>(NONE);

  InFlightEnd(AsyncRequests requests, InFlightRequests inFlight, long begun) {
    this.requests = requests;
    this.inFlight = inFlight;
    this.begun = begun;
  }

  @Override
  public void onComplete(AsyncEvent event) {
    end();
  }

  /** The listeners of a round do not hear of the next one. */
  @Override
  public void onStartAsync(AsyncEvent event) {
    listenTo(event.getAsyncContext());
  }

  /** It is not forgotten; how long the application takes now is its own affair. */
  @Override
  public void onTimeout(AsyncEvent event) {
    await(0);
  }

  @Override
  public void onError(AsyncEvent event) {}

  void listenTo(AsyncContext context) {
    try {
      await(context.getTimeout());
      context.addListener(this);
    } catch (IllegalStateException e) {
      end(); // It has been completed in the meantime.
    }
  }

  void end() {
    alarm.getAndSet(NONE).cancel(false);
    if (requests.remove(this)) {
      inFlight.end(begun);
    }
  }

  /** Awaits the end for that long and the grace; as long as it takes if 0 or less. */
  private void await(long timeoutMillis) {
    Future<?> next = timeoutMillis > 0 ? requests.whenForgotten(timeoutMillis, this::end) : NONE;
    alarm.getAndSet(next).cancel(false);
  }
}
