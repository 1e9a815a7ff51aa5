package io.distrib.it.seeded.spi;

import io.distrib.it.seeded.engine.Logic;

/** A port that knows the engine. */
public interface KnowsTheEngine {
  /** Takes a piece of the engine. */
  void take(Logic logic);
}
