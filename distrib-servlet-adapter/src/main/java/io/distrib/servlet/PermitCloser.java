package io.distrib.servlet;

import io.distrib.redirect.Permit;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Closes the permit of a request that went async when its response is complete. A timeout or an
 * error is not the end yet: the container completes the response after either. A request that is
 * long past its timeout without an event has been forgotten: Tomcat, up to 11.0.27 at least,
 * sometimes reports neither the reset of a stream that waits to be written nor its timeout.
 * <em>Thread-safe.</em>
 */
final class PermitCloser implements AsyncListener {
  private static final Future<?> NONE = CompletableFuture.completedFuture(null);

  private final AsyncRequests requests;
  private final Permit permit;
  private final AtomicReference<Future<?>> alarm = new AtomicReference<>(NONE);

  PermitCloser(AsyncRequests requests, Permit permit) {
    this.requests = requests;
    this.permit = permit;
  }

  @Override
  public void onComplete(AsyncEvent event) {
    close();
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
      close(); // It has been completed in the meantime.
    }
  }

  void close() {
    alarm.getAndSet(NONE).cancel(false);
    requests.remove(this);
    permit.close();
  }

  /** Awaits the end for that long and the grace; as long as it takes if 0 or less. */
  private void await(long timeoutMillis) {
    Future<?> next = timeoutMillis > 0 ? requests.whenForgotten(timeoutMillis, this::close) : NONE;
    alarm.getAndSet(next).cancel(false);
  }
}
