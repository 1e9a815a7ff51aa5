package io.distrib.server.gate;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Logs when the application can no longer be reached, and when again: once a minute at most,
 * however often that changes. <em>Thread-safe.</em>
 */
final class Outage {
  private static final Logger LOG = System.getLogger(Outage.class.getName());
  private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final InetSocketAddress application;
  private final LongSupplier nanos;
  private boolean isTold;
  private long quietUntilNanos;

  Outage(InetSocketAddress application) {
    this(application, System::nanoTime);
  }

  /** With a clock of its own, as {@link System#nanoTime}. */
  Outage(InetSocketAddress application, LongSupplier nanos) {
    this.application = application;
    this.nanos = nanos;
    this.quietUntilNanos = nanos.getAsLong();
  }

  /** An attempt to connect has ended; {@code failure} is null if it succeeded. */
  synchronized void heard(@Nullable Throwable failure) {
    if (failure == null) {
      tellEnd();
    } else {
      tell(failure);
    }
  }

  private void tell(Throwable failure) {
    long now = nanos.getAsLong();
    if (!isTold && now - quietUntilNanos >= 0) {
      isTold = true;
      quietUntilNanos = now + QUIET_NANOS;
      LOG.log(
          Level.WARNING,
          "The application at " + application + " cannot be reached: " + why(failure));
    }
  }

  private static String why(Throwable failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  private void tellEnd() {
    if (isTold) {
      isTold = false;
      LOG.log(Level.INFO, "The application at " + application + " can be reached again");
    }
  }
}
