package io.distrib.redirect;

import io.distrib.marker.ReturnTicket;
import io.distrib.model.LoadSample;
import org.jspecify.annotations.Nullable;

/** Decides whether this site has room for a new session. <em>Thread-safe.</em> */
interface Admission {
  /**
   * Whether the site is too busy for a client. If it is not, a session may start.
   *
   * @param load how full the site is
   * @param ticket the genuine ticket that the client brings; null if it brings none
   * @param isNew whether the client is placed now; if not, it has been before
   */
  boolean isBusy(LoadSample load, @Nullable ReturnTicket ticket, long nowSeconds, boolean isNew);

  /** Whether the site is too busy for a client without a ticket; asking changes nothing. */
  boolean wouldBeBusy(LoadSample load);
}
