package io.distrib.servlet;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.distrib.InFlightRequests;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends the count of one request exactly once: when the filter chain returns, or, if the request
 * went async, when its response is complete. A timeout or an error is not the end yet: the
 * container completes the response after either. One that is long past its timeout and of which
 * nothing was heard has been forgotten: Tomcat, up to 11.0.27 at least, now and then tells nobody
 * that a stream was reset that waits to be written, nor that its time is up. <em>Thread-safe.</em>
 */
final class InFlightEnd implements AsyncListener {
  /** How long after its timeout a container may go without a word. */
  private static final long GRACE_MILLIS = 10_000;

  private final InFlightRequests inFlight;
  private final long begun;
  private final long graceMillis;
  private final AtomicBoolean hasEnded = new AtomicBoolean();
  private volatile CompletableFuture<Void> round = new CompletableFuture<>();

  private InFlightEnd(InFlightRequests inFlight, long begun, long graceMillis) {
    this.inFlight = inFlight;
    this.begun = begun;
    this.graceMillis = graceMillis;
  }

  /** The filter chain has returned; {@code begun} is of the request's beginning. */
  static void whenOver(ServletRequest request, InFlightRequests inFlight, long begun) {
    whenOver(request, inFlight, begun, GRACE_MILLIS);
  }

  static void whenOver(
      ServletRequest request, InFlightRequests inFlight, long begun, long graceMillis) {
    try {
      if (request.isAsyncStarted()) {
        AsyncContext context = request.getAsyncContext();
        new InFlightEnd(inFlight, begun, graceMillis).listenTo(context);
        return;
      }
    } catch (IllegalStateException e) {
      // It has been completed in the meantime.
    }
    inFlight.end(begun);
  }

  @Override
  public void onComplete(AsyncEvent event) {
    round.complete(null);
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

  private void listenTo(AsyncContext context) {
    try {
      await(context.getTimeout());
      context.addListener(this);
    } catch (IllegalStateException e) {
      end(); // It has been completed in the meantime.
    }
  }

  /** Awaits the end for that long and the grace; as long as it takes if 0 or less. */
  private void await(long timeoutMillis) {
    round.cancel(false);
    CompletableFuture<Void> next = new CompletableFuture<>();
    var unused = next.thenRun(this::end);
    round = next;
    if (timeoutMillis > 0) {
      next.completeOnTimeout(null, timeoutMillis + graceMillis, MILLISECONDS);
    }
  }

  private void end() {
    if (hasEnded.compareAndSet(false, true)) {
      inFlight.end(begun);
    }
  }
}
