package io.distrib.server.health;

import io.distrib.model.Site;
import java.net.InetAddress;

/**
 * Finds out whether a site answers at one of its addresses. Implementations are thread-safe, block
 * no longer than the timeout, and do not throw for what a site does.
 */
interface Probe extends AutoCloseable {
  /**
   * What {@code site} does at {@code address}.
   *
   * @throws InterruptedException if the thread was interrupted: nothing is known then
   */
  ProbeResult probe(Site site, InetAddress address) throws InterruptedException;

  @Override
  default void close() {}
}
