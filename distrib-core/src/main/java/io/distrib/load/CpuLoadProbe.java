package io.distrib.load;

import io.distrib.model.LoadSample;
import io.distrib.spi.Clock;
import io.distrib.spi.LoadProbe;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** How busy the machine's processors are, 0 to 1, as the JVM measures it. <em>Thread-safe.</em> */
final class CpuLoadProbe implements LoadProbe {
  private static final long LASTS_NANOS = 1_000_000_000L;

  private final Clock clock;
  private volatile Reading last = new Reading(LoadSample.UNKNOWN, 0, false);

  CpuLoadProbe(Clock clock) {
    this.clock = clock;
  }

  private record Reading(LoadSample sample, long takenAtNanos, boolean isTaken) {}

  @Override
  public LoadSample sample() {
    Reading reading = last;
    long now = clock.monotonicNanos();
    if (reading.isTaken() && now - reading.takenAtNanos() < LASTS_NANOS) {
      return reading.sample();
    }
    last = new Reading(reading.sample(), now, true);
    LoadSample fresh = measure();
    last = new Reading(fresh, now, true);
    return fresh;
  }

  @Override
  public boolean mayBlock() {
    return false;
  }

  private static LoadSample measure() {
    try {
      Object load =
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(
                  new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME), "CpuLoad");
      return load instanceof Double value && value >= 0
          ? new LoadSample(value)
          : LoadSample.UNKNOWN;
    } catch (JMException e) {
      return LoadSample.UNKNOWN;
    }
  }
}
