package io.distrib;

import io.distrib.engine.HealthState;
import io.distrib.engine.NamePlan;
import io.distrib.model.LoadSample;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingQuestion;
import io.distrib.model.Site;
import io.distrib.model.SiteStatus;
import io.distrib.model.Topology;
import io.distrib.spi.StatusListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Decides which site a DNS name means right now (section 2, rules D1 to D8), from what it is told
 * of each site. The plan of every name is made anew when a site's state changes, so that answering
 * is a look-up and a choice. <em>Thread-safe.</em>
 */
public final class NamingService {
  private static final Logger LOG = System.getLogger(NamingService.class.getName());

  private final Topology topology;
  private final NameDirectory directory;
  private final NamingChooser chooser;
  private final List<StatusListener> listeners;
  private final int rise;
  private final int fall;
  private volatile State state;

  NamingService(NamingServiceBuilder builder) {
    this.topology = builder.topology;
    this.directory = new NameDirectory(builder);
    this.chooser = new NamingChooser(topology, builder.clock);
    this.listeners = List.copyOf(builder.listeners);
    this.rise = builder.rise;
    this.fall = builder.fall;
    Map<String, SiteState> sites =
        topology.sites().stream()
            .collect(Collectors.toUnmodifiableMap(Site::id, site -> SiteState.ASSUMED));
    this.state = new State(sites, directory.plans(sites, List.of()));
  }

  /** What is known of one site: what is told to others, and the health behind it. */
  record SiteState(SiteStatus status, HealthState health) {
    static final SiteState ASSUMED = new SiteState(SiteStatus.ASSUMED, HealthState.ASSUMED);
  }

  private record State(Map<String, SiteState> sites, List<NameDirectory.Planned> plans) {}

  /** A naming service for {@code topology}. */
  public static NamingServiceBuilder builder(Topology topology) {
    return new NamingServiceBuilder(topology);
  }

  /** What {@code question} is answered with. Never blocks and never throws. */
  public NamingAnswer answer(NamingQuestion question) {
    NameDirectory.Entry entry = directory.find(question.name());
    if (entry == null) {
      return NameDirectory.NOT_OURS;
    }
    if (!entry.isServed()) {
      return NameDirectory.OTHER_ROLE;
    }
    return chooser.answer(entry, plan(entry), question);
  }

  /**
   * A probe of a site has ended: after {@code fall} failures in a row it is down, after {@code
   * rise} successes up again; the first result of all counts at once.
   *
   * @param evidence what the probe found, for people
   * @throws IllegalArgumentException if there is no such site
   */
  public void recordProbe(String siteId, boolean success, String evidence) {
    update(
        siteId,
        site -> {
          HealthState health = site.health().after(success, rise, fall);
          return new SiteState(site.status().withUp(health.isUp()), health);
        },
        evidence);
  }

  /**
   * A site has told how full it is.
   *
   * @throws IllegalArgumentException if there is no such site
   */
  public void recordLoad(String siteId, LoadSample load) {
    update(
        siteId, site -> new SiteState(site.status().withLoad(load), site.health()), "load report");
  }

  /**
   * A site is to be given no new sessions, or again (D6).
   *
   * @throws IllegalArgumentException if there is no such site
   */
  public void setDraining(String siteId, boolean draining, String evidence) {
    update(
        siteId,
        site -> new SiteState(site.status().withDraining(draining), site.health()),
        evidence);
  }

  /**
   * An operator takes a site down, or gives it back to its health.
   *
   * @throws IllegalArgumentException if there is no such site
   */
  public void setEnabled(String siteId, boolean enabled, String evidence) {
    update(
        siteId, site -> new SiteState(site.status().withEnabled(enabled), site.health()), evidence);
  }

  /**
   * What is held of a site.
   *
   * @throws IllegalArgumentException if there is no such site
   */
  public SiteStatus status(String siteId) {
    return siteState(state, siteId).status();
  }

  /** The topology that this service names. */
  public Topology topology() {
    return topology;
  }

  private NamePlan plan(NameDirectory.Entry entry) {
    return state.plans().get(entry.number()).plan();
  }

  /**
   * One change at a time, so that listeners hear of them in order; answering reads the state
   * without a lock.
   */
  private synchronized void update(
      String siteId, UnaryOperator<SiteState> change, String evidence) {
    State before = state;
    SiteState old = siteState(before, siteId);
    SiteState changed = change.apply(old);
    Map<String, SiteState> sites = new HashMap<>(before.sites());
    sites.put(siteId, changed);
    boolean isSame = changed.status().equals(old.status());
    state =
        new State(
            Map.copyOf(sites), isSame ? before.plans() : directory.plans(sites, before.plans()));
    announce(siteId, old.status(), changed.status(), evidence);
  }

  private void announce(String siteId, SiteStatus from, SiteStatus to, String evidence) {
    if (from.equals(to.withLoad(from.load()))) {
      return;
    }
    LOG.log(
        Level.INFO,
        () ->
            "site "
                + siteId
                + ": "
                + describe(from)
                + " -> "
                + describe(to)
                + " ("
                + evidence
                + ")");
    topology
        .site(siteId)
        .ifPresent(site -> listeners.forEach(listener -> tell(listener, site, from, to, evidence)));
  }

  private static void tell(
      StatusListener listener, Site site, SiteStatus from, SiteStatus to, String evidence) {
    try {
      listener.changed(site, from, to, evidence);
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      LOG.log(Level.WARNING, () -> "a status listener failed: " + e);
    }
  }

  private static String describe(SiteStatus status) {
    String health = status.up() ? "up" : "down";
    return health
        + (status.enabled() ? "" : ", taken down")
        + (status.draining() ? ", draining" : "");
  }

  private static SiteState siteState(State state, String siteId) {
    SiteState site = state.sites().get(siteId);
    if (site == null) {
      throw new IllegalArgumentException(
          "site \"" + siteId + "\" (expected one of " + state.sites().keySet() + ")");
    }
    return site;
  }
}
