package io.distrib.server.health;

import java.util.concurrent.CompletableFuture;

/** A probe with how many of its questions are under way. <em>Confined to one event loop.</em> */
final class Line {
  private final Probe probe;
  private final int most;
  private int asked;

  Line(Probe probe, int most) {
    this.probe = probe;
    this.most = most;
  }

  /** Whether another question may be asked. */
  boolean isFree() {
    return asked < most;
  }

  CompletableFuture<ProbeResult> ask() {
    asked++;
    return begin().whenComplete((result, failure) -> asked--);
  }

  private CompletableFuture<ProbeResult> begin() {
    try {
      return probe.ask();
    } catch (RuntimeException | LinkageError e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
