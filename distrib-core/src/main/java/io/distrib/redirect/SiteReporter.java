package io.distrib.redirect;

import io.distrib.model.SiteReport;
import io.distrib.spi.Clock;
import io.distrib.spi.Port;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Tells how this site is just now. <em>Thread-safe.</em> */
final class SiteReporter {
  private static final Port COUNTER = new Counter();

  private final DistributorContext context;
  private final @Nullable LongSupplier sessions;
  private final long beganNanos;

  SiteReporter(DistributorContext context, @Nullable LongSupplier sessions) {
    this.context = context;
    this.sessions = sessions;
    this.beganNanos = context.clock().monotonicNanos();
  }

  private record Counter() implements Port {
    @Override
    public boolean mayBlock() {
      return false;
    }
  }

  SiteReport report(boolean mayWait) {
    DistributorContext.Fullness fullness = context.fullness(mayWait);
    Clock clock = context.clock();
    return new SiteReport(
        context.site().id(),
        fullness.load(),
        fullness.busy(),
        context.isDraining(),
        sessions(),
        Duration.ofNanos(Math.max(0, clock.monotonicNanos() - beganNanos)),
        Instant.ofEpochMilli(clock.epochMillis()));
  }

  /** How many sessions there are; empty if nobody counts them, or the counter fails. */
  OptionalLong sessions() {
    LongSupplier counter = sessions;
    if (counter == null) {
      return OptionalLong.empty();
    }
    Long count = context.ports().ask(COUNTER, false, counter::getAsLong);
    return count == null || count < 0 ? OptionalLong.empty() : OptionalLong.of(count);
  }
}
