package io.distrib.redirect;

import io.distrib.marker.ReturnTicket;
import io.distrib.model.LoadSample;
import io.distrib.model.WaitingSettings;
import io.distrib.spi.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Whether this site takes a new session, given its load and what ticket the client brings (A3).
 * While somebody waits here, newcomers leave a reserve of the load alone; those who come back may
 * use it, the oldest first: the less of it is left, the fewer of them. The last of it is for the
 * oldest alone, and nobody is held back once all of it is free. <em>Thread-safe.</em>
 */
final class WaitingAdmission implements Admission {
  private final AdmissionControl control;
  private final WaitingRoom room;
  private final String siteId;
  private final Clock clock;
  private final double busyAt;
  private final double reserve;

  /** How long a client stays away at most before it asks again. */
  private final double maxAwaySeconds;

  private final AdmissionRate rate;

  WaitingAdmission(DistributorSettings settings, WaitingSettings waiting, SiteState state) {
    this.siteId = settings.site.id();
    this.clock = settings.clock;
    this.control = state.control();
    this.room = state.room();
    this.rate = state.rate();
    this.busyAt = settings.busyAt;
    this.reserve = waiting.reservePercent() / 100.0;
    this.maxAwaySeconds = settings.retryDelay().maxSeconds();
  }

  /**
   * Whether the site is too busy for a client that brings {@code ticket}, null if it brings none.
   * If it is not, a session may start, and the ticket is used up.
   */
  @Override
  public boolean isBusy(
      LoadSample load, @Nullable ReturnTicket ticket, long nowSeconds, boolean isNew) {
    boolean isClosed = control.isBusyAt(asNewcomer(load, nowSeconds));
    ReturnTicket own = ticket != null && ticket.home().equals(siteId) ? ticket : null;
    if (isClosed && (own == null || !room.take(own.firstMicros(), nowSeconds, ahead(load)))) {
      return true;
    }
    if (own != null) {
      room.leave(own.firstMicros());
    }
    if (isNew) {
      rate.count(clock.monotonicNanos());
    }
    return false;
  }

  /** Whether the site is too busy for a newcomer; nothing is remembered of it. */
  @Override
  public boolean wouldBeBusy(LoadSample load) {
    return control.wouldBeBusyAt(asNewcomer(load, clock.epochSeconds()));
  }

  /** The load as it counts for a newcomer: the reserve is taken if anybody waits. */
  private LoadSample asNewcomer(LoadSample load, long nowSeconds) {
    return room.isEmpty(nowSeconds) ? load : new LoadSample(load.load() + reserve);
  }

  /**
   * Of how many of the oldest a client must be one. Twice as many as are let in while a client
   * stays away, so that room does not wait for clients, times the odds that the reserve is free.
   */
  private double ahead(LoadSample load) {
    double free = (busyAt - load.load()) / reserve;
    if (!(free > 0)) {
      return 0;
    }
    double perStay = rate.perSecond(clock.monotonicNanos()) * maxAwaySeconds;
    return free >= 1 ? Double.POSITIVE_INFINITY : 1 + 2 * perStay * free / (1 - free);
  }
}
