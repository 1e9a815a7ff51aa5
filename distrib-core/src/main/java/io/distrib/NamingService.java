package io.distrib;

import io.distrib.engine.HealthState;
import io.distrib.model.DnsName;
import io.distrib.model.LoadSample;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingQuestion;
import io.distrib.model.NamingReason;
import io.distrib.model.Site;
import io.distrib.model.SiteStatus;
import io.distrib.model.Topology;
import io.distrib.spi.StatusListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides which site a DNS name means right now (section 2, rules D1 to D8), from what it is told
 * of each site. The plan of every name is made anew when a site's state changes, so that answering
 * is a look-up and a choice. <em>Thread-safe.</em>
 */
public final class NamingService {
  private static final Logger LOG = System.getLogger(NamingService.class.getName());
  private static final NamingAnswer NOT_OURS = new NamingAnswer.Unknown(NamingReason.NOT_OURS);

  private final Topology topology;
  private final NameDirectory directory;
  private final List<StatusListener> listeners;
  private final int rise;
  private final int fall;
  private volatile Map<String, SiteState> states;

  NamingService(NamingServiceBuilder builder) {
    this.topology = builder.topology;
    this.directory = new NameDirectory(builder);
    this.listeners = List.copyOf(builder.listeners);
    this.rise = builder.rise;
    this.fall = builder.fall;
    this.states =
        topology.sites().stream()
            .collect(Collectors.toUnmodifiableMap(Site::id, site -> known(builder.before, site)));
    directory.update(states);
  }

  /** What is known of one site: what is told to others, and the health behind it. */
  record SiteState(SiteStatus status, HealthState health) {
    static final SiteState ASSUMED = new SiteState(SiteStatus.ASSUMED, HealthState.ASSUMED);
  }

  /** A naming service for {@code topology}. */
  public static NamingServiceBuilder builder(Topology topology) {
    return new NamingServiceBuilder(topology);
  }

  /** What {@code question} is answered with. Never blocks and never throws. */
  public NamingAnswer answer(NamingQuestion question) {
    KnownName known = directory.find(question.name());
    return known == null ? NOT_OURS : known.answer(question.client(), question.kind());
  }

  /** What is behind {@code name}, for those who ask often; empty if it is none of the pool's. */
  public Optional<KnownName> find(DnsName name) {
    return Optional.ofNullable(directory.find(name));
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
    return siteState(siteId).status();
  }

  /** The topology that this service names. */
  public Topology topology() {
    return topology;
  }

  /**
   * One change at a time, so that listeners hear of them in order; answering reads the plans
   * without a lock.
   */
  private synchronized void update(
      String siteId, UnaryOperator<SiteState> change, String evidence) {
    SiteState old = siteState(siteId);
    SiteState changed = change.apply(old);
    Map<String, SiteState> after = new HashMap<>(states);
    after.put(siteId, changed);
    states = Map.copyOf(after);
    if (!changed.status().equals(old.status())) {
      directory.update(after);
    }
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

  private static SiteState known(@Nullable NamingService before, Site site) {
    return before == null
        ? SiteState.ASSUMED
        : before.states.getOrDefault(site.id(), SiteState.ASSUMED);
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

  private SiteState siteState(String siteId) {
    Map<String, SiteState> known = states;
    SiteState site = known.get(siteId);
    if (site == null) {
      throw new IllegalArgumentException(
          "site \"" + siteId + "\" (expected one of " + known.keySet() + ")");
    }
    return site;
  }
}
