package io.distrib.it.seeded;

import io.distrib.it.seeded.engine.Logic;

/** A use case whose signature shows the engine. */
public final class ShowsTheEngine {
  /** A piece of the engine. */
  public Logic logic() {
    return new Logic(1);
  }
}
