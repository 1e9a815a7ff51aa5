package io.distrib.spi;

import io.distrib.model.SiteStatus;
import io.distrib.topology.Site;

/**
 * Receives every change of a site's state. Called on the thread that made the change, in order; it
 * must not block. Its exceptions are logged and ignored.
 */
@FunctionalInterface
public interface StatusListener {
  /**
   * The state of {@code site} has changed.
   *
   * @param evidence why the state has changed, for people
   */
  void changed(Site site, SiteStatus from, SiteStatus to, String evidence);
}
