package io.distrib.server.gate;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Logs when the application can no longer be reached, and when again. <em>Thread-safe.</em> */
final class Outage {
  private static final Logger LOG = System.getLogger(Outage.class.getName());

  private final InetSocketAddress application;
  private final AtomicBoolean isOut = new AtomicBoolean();

  Outage(InetSocketAddress application) {
    this.application = application;
  }

  /** An attempt to connect has ended; {@code failure} is null if it succeeded. */
  void heard(@Nullable Throwable failure) {
    if (failure != null && isOut.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          "The application at " + application + " cannot be reached: " + failure.getMessage());
    } else if (failure == null && isOut.compareAndSet(true, false)) {
      LOG.log(Level.INFO, "The application at " + application + " can be reached again");
    }
  }
}
