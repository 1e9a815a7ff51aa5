package io.distrib.redirect;

import io.distrib.model.LoadSample;
import io.distrib.spi.LoadProbe;
import java.util.concurrent.Callable;

/** Asks the load probe how full this site is. <em>Thread-safe.</em> */
final class LoadMeter {
  private final LoadProbe probe;
  private final Callable<LoadSample> call;
  private final BoundedPortInvoker ports;

  LoadMeter(LoadProbe probe, BoundedPortInvoker ports) {
    this.probe = probe;
    this.call = probe::sample;
    this.ports = ports;
  }

  /** The load; unknown if the probe has no answer. */
  LoadSample load(boolean mayWait) {
    LoadSample sample = ports.ask(probe, mayWait, call);
    return sample == null ? LoadSample.UNKNOWN : sample;
  }

  /** Whether asking may take a while. */
  boolean mayBlock() {
    return probe.mayBlock();
  }
}
