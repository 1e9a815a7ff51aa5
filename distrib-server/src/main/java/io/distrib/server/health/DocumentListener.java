package io.distrib.server.health;

import io.distrib.topology.Site;

/**
 * Is told what the answers to probes carry. Called in the thread of the monitor: it does not block
 * and does not throw.
 */
@FunctionalInterface
public interface DocumentListener {
  /** Takes no notice. */
  DocumentListener NONE = (site, document) -> {};

  /**
   * A good answer of {@code site} was of the type {@code application/json}.
   *
   * @param document its body, whatever it may be, at most 16 KiB
   */
  void received(Site site, String document);
}
