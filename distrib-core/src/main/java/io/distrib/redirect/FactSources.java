package io.distrib.redirect;

import io.distrib.marker.MarkerCodec;
import io.distrib.model.WaitingSettings;
import io.distrib.spi.Clock;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import org.jspecify.annotations.Nullable;

/**
 * The sources of the facts about a request; one object for each distributor. <em>Thread-safe.</em>
 *
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
    GroupPlacement groups,
    LoadMeter load,
    Admission admission,
    Draining draining,
    @Nullable ReturnTickets tickets,
    ApplicationTarget targets) {

  /** The sources that {@code settings} describe, which ask their ports through {@code ports}. */
  static FactSources of(DistributorSettings settings, BoundedPortInvoker ports) {
    Site site = settings.site;
    Topology topology = settings.topology;
    MarkerCodec codec = MarkerCodec.of(settings.marker, topology);
    ClientCookies cookies =
        new ClientCookies(settings.cookies, settings.marker, topology, settings.clock);
    Draining draining = new Draining();
    AdmissionControl control = new AdmissionControl(settings.busyAt, settings.freeAt);
    Admission admission = new PlainAdmission(control);
    ReturnTickets tickets = null;
    WaitingSettings waiting = settings.marker.keys().isEmpty() ? null : settings.waiting;
    if (waiting != null) {
      WaitingRoom room = new WaitingRoom(waiting.places(), waiting.lifetime().toSeconds());
      admission = new WaitingAdmission(settings, waiting, control, room);
      tickets = new ReturnTickets(settings, waiting.lifetime(), room, draining);
    }
    return new FactSources(
        site,
        topology,
        settings.clock,
        codec,
        new HostNames(topology, site),
        new OverflowRings(topology, site, settings.maxOverflowHops),
        settings.bypassRules(),
        cookies,
        new GroupPlacement(topology, cookies.remembering(settings.groupSelector), ports),
        new LoadMeter(settings.loadProbe, ports),
        admission,
        draining,
        tickets,
        new ApplicationTarget(codec, tickets));
  }

  /** Whether gathering facts may take a while. */
  boolean mayBlock() {
    return load.mayBlock() || groups.mayBlock();
  }
}
