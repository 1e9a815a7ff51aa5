package io.distrib.spi;

import io.distrib.model.LoadSample;

/**
 * Measures how full this site is; asked when a new session is about to start (H7). Unknown, an
 * exception or a stall never turn a client away: the site keeps its last state.
 *
 * <pre>{@code
 * LoadProbe probe = () -> LoadSample.of(pool.getActiveConnections(), 200);
 * }</pre>
 */
@FunctionalInterface
public interface LoadProbe extends Port {
  /** How full this site is now. */
  LoadSample sample();
}
