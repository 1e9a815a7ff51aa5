package io.distrib.it.seeded.model;

/** A part of the model that is no value. */
public final class MutableThing {
  private int value;

  /** Counts. */
  public int increment() {
    return ++value;
  }
}
