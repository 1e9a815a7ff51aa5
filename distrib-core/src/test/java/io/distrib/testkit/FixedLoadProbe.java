package io.distrib.testkit;

import io.distrib.model.LoadSample;
import io.distrib.spi.LoadProbe;

/** A probe that reports what it was last told. <em>Thread-safe.</em> */
public final class FixedLoadProbe implements LoadProbe {
  private volatile LoadSample sample = new LoadSample(0);

  /** Reports {@code load} from now on: 0 is idle, 1 full. */
  public void set(double load) {
    sample = new LoadSample(load);
  }

  @Override
  public LoadSample sample() {
    return sample;
  }

  @Override
  public boolean mayBlock() {
    return false;
  }
}
