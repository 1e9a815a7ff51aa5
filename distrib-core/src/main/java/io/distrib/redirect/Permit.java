package io.distrib.redirect;

import io.distrib.load.InFlightRequests;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Counts one request as in flight until it is closed. An adapter closes it when the response has
 * ended: completely written, failed, or given up. <em>Thread-safe.</em>
 */
public final class Permit implements AutoCloseable {
  private static final VarHandle CLOSED = closed();

  private final InFlightRequests inFlight;
  private final long begun;

  @SuppressWarnings("unused") // by the handle
  private boolean closed;

  Permit(InFlightRequests inFlight) {
    this.inFlight = inFlight;
    this.begun = inFlight.begin();
  }

  /** Counts the request no longer. Only the first call has an effect. */
  @Override
  public void close() {
    if (CLOSED.compareAndSet(this, false, true)) {
      inFlight.end(begun);
    }
  }

  private static VarHandle closed() {
    try {
      return MethodHandles.lookup().findVarHandle(Permit.class, "closed", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
