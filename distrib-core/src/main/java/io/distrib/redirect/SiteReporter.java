package io.distrib.redirect;

import io.distrib.model.LoadSample;
import io.distrib.model.SiteReport;
import io.distrib.spi.Clock;
import io.distrib.spi.Port;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Makes the report of the state of this site. <em>Thread-safe.</em> */
final class SiteReporter {
  private static final Port COUNTER = new Counter();

  private final FactSources sources;
  private final BoundedPortInvoker ports;
  private final @Nullable LongSupplier sessions;
  private final long beganNanos;

  SiteReporter(FactSources sources, SiteState state, @Nullable LongSupplier sessions) {
    this.sources = sources;
    this.ports = state.ports();
    this.sessions = sessions;
    this.beganNanos = state.beganNanos();
  }

  private record Counter() implements Port {
    @Override
    public boolean mayBlock() {
      return false;
    }
  }

  SiteReport report(boolean mayWait) {
    LoadSample load = sources.load().load(mayWait);
    Clock clock = sources.clock();
    return new SiteReport(
        sources.site().id(),
        load,
        sources.admission().wouldBeBusy(load),
        sources.draining().isOn(),
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
    Long count = ports.ask(COUNTER, false, counter::getAsLong);
    return count == null || count < 0 ? OptionalLong.empty() : OptionalLong.of(count);
  }
}
