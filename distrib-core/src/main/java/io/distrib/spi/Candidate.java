package io.distrib.spi;

import io.distrib.model.LoadSample;
import io.distrib.topology.Site;

/**
 * A site that may be named, as a {@link BalancingPolicy} sees it. Reading it neither blocks nor
 * throws; it may be read by many threads at once.
 */
public interface Candidate {
  /** The site. */
  Site site();

  /** Its share under {@code weighted}, 1 to 65535; always the same. */
  default int weight() {
    return site().weight();
  }

  /** How full it is by its last report; unknown if there is none, or if that is too old. */
  LoadSample load();
}
