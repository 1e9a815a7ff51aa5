package io.distrib.it.seeded.spi;

import io.distrib.it.seeded.model.Value;

/** A port as it should be. */
public interface SomePort {
  /** What it answers. */
  Value answer();
}
