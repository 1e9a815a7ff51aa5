package io.distrib.health.probe;

import java.util.concurrent.CompletableFuture;

/**
 * Finds out whether a site answers at one of its addresses. Several attempts may be under way.
 * <em>Confined to one event loop.</em>
 */
public interface Probe {
  /**
   * Starts an attempt, whose result comes within the timeout. The future fails only if this machine
   * lacks the means to probe; whatever the site does is a result.
   */
  CompletableFuture<ProbeResult> ask();

  /** Makes probes. */
  @FunctionalInterface
  interface Factory {
    /**
     * A probe of {@code target}.
     *
     * @param lost called when the site has closed a connection that was held open: it may have died
     */
    Probe of(ProbeTarget target, Runnable lost);
  }
}
