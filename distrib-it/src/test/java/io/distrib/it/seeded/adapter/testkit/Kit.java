package io.distrib.it.seeded.adapter.testkit;

/** A kit. */
public interface Kit {
  /** Runs it. */
  void run();
}
