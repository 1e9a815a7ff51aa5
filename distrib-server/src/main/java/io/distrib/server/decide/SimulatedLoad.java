package io.distrib.server.decide;

import io.distrib.model.LoadSample;
import io.distrib.spi.LoadProbe;

/** A site is as busy as a line says. <em>Thread-safe.</em> */
final class SimulatedLoad implements LoadProbe {
  private static final LoadSample IDLE = new LoadSample(0);
  private static final LoadSample FULL = new LoadSample(1);

  private volatile boolean isBusy;

  void set(boolean busy) {
    isBusy = busy;
  }

  @Override
  public LoadSample sample() {
    return isBusy ? FULL : IDLE;
  }

  @Override
  public boolean mayBlock() {
    return false;
  }
}
