package io.distrib.spi;

import io.distrib.model.LoadSample;

/**
 * Tells how full this site is, asked when a new session is about to start (H7). Unknown, an
 * exception or a stall never turn a client away: the site keeps its last state.
 */
@FunctionalInterface
public interface LoadProbe extends Port {
  /** How full this site is now. */
  LoadSample sample();
}
