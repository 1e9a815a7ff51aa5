package io.distrib.naming;

import io.distrib.model.LoadSample;
import io.distrib.spi.Candidate;
import io.distrib.topology.Site;

/**
 * A site as a group's name sees it, which gives it a share of its own (D17). <em>Thread-safe.</em>
 *
 * @param live its current state
 * @param weight its share under this name, 1 to 65535
 */
record WeighedSite(LiveSite live, int weight) implements Candidate {
  @Override
  public Site site() {
    return live.site();
  }

  @Override
  public LoadSample load() {
    return live.load();
  }
}
