package io.distrib.server.health;

import java.util.concurrent.CompletableFuture;

/**
 * Finds out whether a site answers at one of its addresses. Several questions may be under way.
 * <em>Confined to one event loop.</em>
 */
interface Probe {
  /**
   * What the site does, known within the timeout. Fails only if nothing can be known, because this
   * machine lacks the means to ask; it does not fail for what a site does.
   */
  CompletableFuture<ProbeResult> ask();

  /** Makes probes. */
  @FunctionalInterface
  interface Factory {
    /**
     * A probe of {@code target}.
     *
     * @param lost called when the site has ended a connection that was held to it: it may have died
     */
    Probe of(Target target, Runnable lost);
  }
}
