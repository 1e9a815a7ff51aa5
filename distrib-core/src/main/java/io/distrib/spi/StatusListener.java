package io.distrib.spi;

import io.distrib.model.SiteStatus;
import io.distrib.topology.Site;

/**
 * Hears of every change of a site's state. Called on the thread that brought the change, in order;
 * it must not block. What it throws is logged and goes no further.
 */
@FunctionalInterface
public interface StatusListener {
  /**
   * The state of {@code site} has changed.
   *
   * @param evidence what the change rests on, for people
   */
  void changed(Site site, SiteStatus from, SiteStatus to, String evidence);
}
