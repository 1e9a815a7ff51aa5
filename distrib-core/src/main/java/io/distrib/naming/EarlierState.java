package io.distrib.naming;

import io.distrib.topology.DnsName;
import org.jspecify.annotations.Nullable;

/** The state of a naming service, for the one that replaces it. <em>Thread-safe.</em> */
interface EarlierState {
  /** The site {@code id}; null if it is not declared there. */
  @Nullable LiveSite site(String id);

  /**
   * The sites that {@code name} meant last, at least one of them operational; null if none.
   *
   * @param group to whose clients; null for those whose group is not known, and for all
   */
  @Nullable EligibleSites lastKnown(DnsName name, @Nullable String group);
}
