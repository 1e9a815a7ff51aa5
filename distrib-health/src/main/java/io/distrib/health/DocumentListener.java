package io.distrib.health;

import io.distrib.topology.Site;

/**
 * Receives the JSON documents in the answers to probes, such as {@link
 * io.distrib.health.report.ReportBook}. It is called in the thread of the monitor, and must neither
 * block nor throw.
 */
@FunctionalInterface
public interface DocumentListener {
  /** Ignores every document. */
  DocumentListener NONE = (site, document) -> {};

  /**
   * A good answer of {@code site} had the type {@code application/json}.
   *
   * @param document the body as UTF-8 text, at most 16 KiB, not checked to be JSON
   */
  void received(Site site, String document);
}
