package io.distrib.servlet;

import io.distrib.InFlightRequests;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends the count of one request exactly once: when the filter chain returns, or, if the request
 * went async, when its response is complete. A timeout or an error is not the end yet: the
 * container completes the response after either. <em>Thread-safe.</em>
 */
final class InFlightEnd implements AsyncListener {
  private final InFlightRequests inFlight;
  private final long begun;
  private final AtomicBoolean hasEnded = new AtomicBoolean();

  private InFlightEnd(InFlightRequests inFlight) {
    this.inFlight = inFlight;
    this.begun = inFlight.begin();
  }

  /** Begins the count. */
  static InFlightEnd begin(InFlightRequests inFlight) {
    return new InFlightEnd(inFlight);
  }

  /** The filter chain has returned. */
  void whenOver(ServletRequest request) {
    try {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(this);
        return;
      }
    } catch (IllegalStateException e) {
      // It has been completed in the meantime.
    }
    end();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    end();
  }

  /** The listeners of a round do not hear of the next one. */
  @Override
  public void onStartAsync(AsyncEvent event) {
    event.getAsyncContext().addListener(this);
  }

  @Override
  public void onTimeout(AsyncEvent event) {}

  @Override
  public void onError(AsyncEvent event) {}

  private void end() {
    if (hasEnded.compareAndSet(false, true)) {
      inFlight.end(begun);
    }
  }
}
