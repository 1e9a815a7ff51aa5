package io.distrib.health;

import io.distrib.health.probe.Probe;
import io.distrib.health.probe.ProbeResult;
import java.util.concurrent.CompletableFuture;

/**
 * The probe of one address of a site, with a limit on its attempts under way. <em>Confined to one
 * event loop.</em>
 */
final class AddressProbe {
  private final Probe probe;
  private final int maxAttempts;
  private int attempts;

  AddressProbe(Probe probe, int maxAttempts) {
    this.probe = probe;
    this.maxAttempts = maxAttempts;
  }

  /** Whether another attempt may start. */
  boolean isFree() {
    return attempts < maxAttempts;
  }

  CompletableFuture<ProbeResult> ask() {
    attempts++;
    return begin().whenComplete((result, failure) -> attempts--);
  }

  private CompletableFuture<ProbeResult> begin() {
    try {
      return probe.ask();
    } catch (RuntimeException | LinkageError e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
