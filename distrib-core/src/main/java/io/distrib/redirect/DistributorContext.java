package io.distrib.redirect;

import io.distrib.http.Authority;
import io.distrib.marker.DatedTarget;
import io.distrib.marker.MarkerCodec;
import io.distrib.model.DistributionRequest;
import io.distrib.model.LoadSample;
import io.distrib.model.WaitingSettings;
import io.distrib.spi.Clock;
import io.distrib.spi.GroupSelector;
import io.distrib.spi.LoadProbe;
import io.distrib.topology.Group;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What the gathering of facts rests on: the site's place in the topology, and the ports.
 * <em>Thread-safe.</em>
 */
final class DistributorContext {
  private static final AskedName OWN = new AskedName(Facts.Host.OWN, false, 0);

  private final Topology topology;
  private final Site site;
  private final String ownName;
  private final MarkerCodec codec;
  private final Clock clock;
  private final BypassRules bypassRules;
  private final ClientCookies cookies;
  private final GroupSelector selector;
  private final LoadProbe loadProbe;
  private final Callable<LoadSample> loadCall;
  private final AdmissionControl admission;
  private final @Nullable PriorityAdmission priority;
  private final @Nullable ReturnTickets tickets;
  private final BoundedPortInvoker ports;
  private final Map<String, OverflowRing> rings;

  /** The pool's names, as clients spell them most: these are not read each time. */
  private final Map<String, AskedName> names;

  private final OverflowRing ownRing;
  private volatile boolean draining;

  DistributorContext(DistributorBuilder builder) {
    this.topology = builder.topology;
    this.site = builder.site;
    this.ownName = site.name().text();
    this.codec = MarkerCodec.of(builder.marker, topology);
    this.clock = builder.clock;
    this.bypassRules = builder.bypassRules();
    this.cookies = new ClientCookies(builder.cookies, builder.marker, topology, clock);
    this.selector = cookies.remembering(builder.groupSelector);
    this.loadProbe = builder.loadProbe;
    this.loadCall = loadProbe::sample;
    this.admission = new AdmissionControl(builder.busyAt, builder.freeAt);
    this.ports = new BoundedPortInvoker(builder.portLimit);
    WaitingSettings waiting = builder.marker.keys().isEmpty() ? null : builder.waiting;
    if (waiting == null) {
      this.priority = null;
      this.tickets = null;
    } else {
      WaitingRoom room = new WaitingRoom(waiting.places(), waiting.lifetime().toSeconds());
      this.priority = new PriorityAdmission(this, builder, waiting, admission, room);
      this.tickets = new ReturnTickets(this, builder, waiting, room);
    }
    this.names = names(topology, site);
    this.rings = rings(topology, site, builder.mostOverflowHops);
    this.ownRing = OverflowRing.of(topology.ringOf(site), site, builder.mostOverflowHops);
  }

  Site site() {
    return site;
  }

  Topology topology() {
    return topology;
  }

  MarkerCodec codec() {
    return codec;
  }

  Clock clock() {
    return clock;
  }

  ClientCookies cookies() {
    return cookies;
  }

  BypassRules bypassRules() {
    return bypassRules;
  }

  BoundedPortInvoker ports() {
    return ports;
  }

  boolean mayBlock() {
    return loadProbe.mayBlock() || (selector.mayBlock() && !topology.groups().isEmpty());
  }

  boolean isDraining() {
    return draining;
  }

  void setDraining(boolean value) {
    draining = value;
  }

  /** Whether the site is too busy for the client of {@code facts}; if not, it has got in. */
  boolean isBusy(RequestFacts facts) {
    return priority == null
        ? admission.isBusyAt(load(facts.mayWait()))
        : priority.isBusy(load(facts.mayWait()), facts.ticket(), facts.nowSeconds());
  }

  /** What gives and reads return tickets; null if there are none. */
  @Nullable ReturnTickets tickets() {
    return tickets;
  }

  /** {@code target} as the application sees it: the same object if there is nothing to remove. */
  String bare(String target) {
    return withoutTicket(codec.remove(target));
  }

  /** {@code target} as the application sees it. */
  String bare(DatedTarget target) {
    return withoutTicket(target.bare());
  }

  private String withoutTicket(String target) {
    return tickets == null ? target : tickets.remove(target);
  }

  /** Whether asking for the load may take a while. */
  boolean loadMayBlock() {
    return loadProbe.mayBlock();
  }

  /** How full the site is, and what that means; asking changes nothing. */
  Fullness fullness(boolean mayWait) {
    LoadSample load = load(mayWait);
    boolean busy = priority == null ? admission.wouldBeBusyAt(load) : priority.wouldBeBusy(load);
    return new Fullness(load, busy);
  }

  /** A load, and whether it is too much for a new session. */
  record Fullness(LoadSample load, boolean busy) {}

  private LoadSample load(boolean mayWait) {
    LoadSample sample = ports.ask(loadProbe, mayWait, loadCall);
    return sample == null ? LoadSample.UNKNOWN : sample;
  }

  /** What {@code text}, a Host field, says; null if it cannot be read. */
  @Nullable AskedName asked(String text) {
    if (text.equals(ownName)) {
      return OWN;
    }
    AskedName known = names.get(text);
    return known == null ? read(text) : known;
  }

  private @Nullable AskedName read(String text) {
    Authority authority = Authority.parse(text);
    if (authority == null) {
      return null;
    }
    AskedName known = names.get(authority.host());
    return known == null
        ? new AskedName(Facts.Host.OTHER, false, authority.port())
        : new AskedName(known.kind(), known.isBalanced(), authority.port());
  }

  /**
   * Under which name a client asked.
   *
   * @param kind what the name is to this site
   * @param isBalanced whether it is the Pool Name or a Group Name
   * @param port 0 if none was named
   */
  record AskedName(Facts.Host kind, boolean isBalanced, int port) {}

  /** The proper group for {@code request}. */
  Placement place(DistributionRequest request, boolean mayWait) {
    if (topology.groups().isEmpty()) {
      return Placement.NOWHERE;
    }
    Optional<Group> selected =
        ports.ask(selector, mayWait, () -> selector.select(request, topology));
    return selected == null
        ? new Placement(topology.defaultGroup(), false)
        : new Placement(
            selected.filter(topology.groups()::contains).or(topology::defaultGroup), true);
  }

  /**
   * Where a client belongs.
   *
   * @param group its proper group; empty when the pool has no groups
   * @param isKnown whether that is more than a makeshift because the selector failed
   */
  record Placement(Optional<Group> group, boolean isKnown) {
    static final Placement NOWHERE = new Placement(Optional.empty(), true);
  }

  /** The ring of {@code group}, which holds this site; of this site's first group if empty. */
  OverflowRing ring(Optional<Group> group) {
    return group.map(Group::id).map(rings::get).orElse(ownRing);
  }

  private static Map<String, AskedName> names(Topology topology, Site own) {
    Map<String, AskedName> names = new HashMap<>();
    for (Group group : topology.groups()) {
      names.put(group.name().text(), new AskedName(Facts.Host.OTHER, true, 0));
    }
    for (Site site : topology.sites()) {
      names.put(site.name().text(), new AskedName(Facts.Host.OTHER_SITE, false, 0));
    }
    names.put(own.name().text(), OWN);
    names.put(topology.pool().name().text(), new AskedName(Facts.Host.POOL, true, 0));
    return Map.copyOf(names);
  }

  private static Map<String, OverflowRing> rings(Topology topology, Site own, int mostHops) {
    Map<String, OverflowRing> rings = new HashMap<>();
    topology.groups().stream()
        .filter(group -> group.sites().contains(own))
        .forEach(group -> rings.put(group.id(), OverflowRing.of(group.sites(), own, mostHops)));
    return Map.copyOf(rings);
  }
}
