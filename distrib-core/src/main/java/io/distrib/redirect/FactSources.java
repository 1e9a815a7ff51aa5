package io.distrib.redirect;

import io.distrib.marker.MarkerCodec;
import io.distrib.marker.MovedSign;
import io.distrib.model.WaitingSettings;
import io.distrib.spi.Clock;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import org.jspecify.annotations.Nullable;

/**
 * The sources of the facts about a request; one object for each distributor. <em>Thread-safe.</em>
 *
 * @param placement how clients are known that this site has placed; null if they are not
 * @param tickets writes and reads return tickets; null if there are none
 */
record FactSources(
    Site site,
    Topology topology,
    Clock clock,
    MarkerCodec codec,
    HostNames names,
    OverflowRings rings,
    BypassRules bypassRules,
    ClientCookies cookies,
    @Nullable PlacementCookie placement,
    GroupPlacement groups,
    LoadMeter load,
    Admission admission,
    Draining draining,
    @Nullable ReturnTickets tickets,
    ApplicationTarget targets,
    Askers askers,
    LocationOrigins origins) {

  /** The sources that {@code settings} describe, for a site in {@code state}. */
  static FactSources of(DistributorSettings settings, SiteState state) {
    Site site = settings.site;
    Topology topology = settings.topology;
    MarkerCodec codec = MarkerCodec.of(settings.marker, topology);
    ClientCookies cookies =
        new ClientCookies(settings.cookies, settings.marker, topology, settings.clock);
    Admission admission = new PlainAdmission(state.control());
    ReturnTickets tickets = null;
    WaitingSettings waiting = settings.marker.keys().isEmpty() ? null : settings.waiting;
    if (waiting != null) {
      admission = new WaitingAdmission(settings, waiting, state);
      tickets = new ReturnTickets(settings, waiting.lifetime(), state);
    }
    MovedSign moved = settings.takeover.worker() ? MovedSign.of(settings.marker, topology) : null;
    return new FactSources(
        site,
        topology,
        settings.clock,
        codec,
        new HostNames(topology, site),
        new OverflowRings(topology, site, settings.maxOverflowHops),
        settings.bypassRules(),
        cookies,
        PlacementCookie.of(settings),
        new GroupPlacement(topology, cookies.remembering(settings.groupSelector()), state.ports()),
        new LoadMeter(settings.loadProbe, state.ports()),
        admission,
        state.draining(),
        tickets,
        new ApplicationTarget(codec, tickets, moved),
        new Askers(settings.scripts),
        new LocationOrigins(site, settings.areRedirectsHttps));
  }

  /** Whether gathering facts may take a while. */
  boolean mayBlock() {
    return load.mayBlock() || groups.mayBlock();
  }
}
