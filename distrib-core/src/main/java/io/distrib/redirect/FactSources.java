package io.distrib.redirect;

import io.distrib.marker.MarkerCodec;
import io.distrib.model.WaitingSettings;
import io.distrib.spi.Clock;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import org.jspecify.annotations.Nullable;

/**
 * Where the facts about a request come from; one for each distributor. <em>Thread-safe.</em>
 *
 * @param tickets what gives and reads return tickets; null if there are none
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

  /** The sources that {@code builder} describes, which ask their ports through {@code ports}. */
  static FactSources of(DistributorBuilder builder, BoundedPortInvoker ports) {
    Site site = builder.site;
    Topology topology = builder.topology;
    MarkerCodec codec = MarkerCodec.of(builder.marker, topology);
    ClientCookies cookies =
        new ClientCookies(builder.cookies, builder.marker, topology, builder.clock);
    AdmissionControl control = new AdmissionControl(builder.busyAt, builder.freeAt);
    Draining draining = new Draining();
    WaitingSettings waiting = builder.marker.keys().isEmpty() ? null : builder.waiting;
    WaitingRoom room =
        waiting == null ? null : new WaitingRoom(waiting.places(), waiting.lifetime().toSeconds());
    ReturnTickets tickets =
        waiting == null || room == null
            ? null
            : new ReturnTickets(builder, waiting.lifetime(), room, draining);
    return new FactSources(
        site,
        topology,
        builder.clock,
        codec,
        new HostNames(topology, site),
        new OverflowRings(topology, site, builder.mostOverflowHops),
        builder.bypassRules(),
        cookies,
        new GroupPlacement(topology, cookies.remembering(builder.groupSelector), ports),
        new LoadMeter(builder.loadProbe, ports),
        waiting == null || room == null
            ? new PlainAdmission(control)
            : new WaitingAdmission(builder, waiting, control, room),
        draining,
        tickets,
        new ApplicationTarget(codec, tickets));
  }

  /** Whether gathering facts may take a while. */
  boolean mayBlock() {
    return load.mayBlock() || groups.mayBlock();
  }
}
