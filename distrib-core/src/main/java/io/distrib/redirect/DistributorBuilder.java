package io.distrib.redirect;

import static com.google.common.base.Preconditions.checkArgument;

import io.distrib.load.InFlightRequests;
import io.distrib.marker.Marker;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.CookieSettings;
import io.distrib.model.HstsSettings;
import io.distrib.model.ProxySettings;
import io.distrib.model.RedirectForm;
import io.distrib.model.StatusSettings;
import io.distrib.model.TakeoverSettings;
import io.distrib.model.WaitingSettings;
import io.distrib.spi.Clock;
import io.distrib.spi.DecisionListener;
import io.distrib.spi.GroupSelector;
import io.distrib.spi.LoadProbe;
import io.distrib.spi.RandomSource;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Distributor}; every setting is optional. <em>Confined to one thread.</em>
 *
 * <pre>{@code
 * Distributor distributor =
 *     Distributor.builder(topology, "boston")
 *         .loadProbe(LoadProbes.activeSessions(sessions::count, 200))
 *         .hysteresis(1.0, 0.9)
 *         .busy(503, Duration.ofSeconds(30))
 *         .bypass("/static/*")
 *         .build();
 * }</pre>
 */
public final class DistributorBuilder {
  private final DistributorSettings settings;

  /** What was set after {@link #source}. */
  private final List<Consumer<DistributorSettings>> own = new ArrayList<>();

  private @Nullable SettingsSource source;

  DistributorBuilder(Topology topology, String siteId) {
    Site site =
        topology
            .site(siteId)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "site \"" + siteId + "\" (expected one of " + topology.sites() + ")"));
    settings = new DistributorSettings(topology, site);
  }

  /** The form of markers; the same at every site. Default: {@link MarkerSettings#DEFAULT}. */
  public DistributorBuilder marker(MarkerSettings value) {
    return set(next -> next.marker = value);
  }

  /** The clock. Default: the machine's clock. */
  public DistributorBuilder clock(Clock value) {
    return set(next -> next.clock = value);
  }

  /** The selector of a client's proper group. Default: the longest client network. */
  public DistributorBuilder groupSelector(GroupSelector value) {
    return set(next -> next.groupSelector = value);
  }

  /** The probe that measures how full this site is. Default: never full. */
  public DistributorBuilder loadProbe(LoadProbe value) {
    return set(next -> next.loadProbe = value);
  }

  /**
   * At which load the site turns busy, and at which it turns free again. Default: 1.0 and 0.9.
   *
   * @throws IllegalArgumentException from {@link #build} unless {@code 0 <= freeAtLoad <=
   *     busyAtLoad}
   */
  public DistributorBuilder hysteresis(double busyAtLoad, double freeAtLoad) {
    return set(
        next -> {
          next.busyAt = busyAtLoad;
          next.freeAt = freeAtLoad;
        });
  }

  /**
   * How many redirects a walk along the ring may take, 1 to 99. Default: one less than the ring's
   * sites, at most 15.
   *
   * @throws IllegalArgumentException if {@code value} is out of range
   */
  public DistributorBuilder maxOverflowHops(int value) {
    checkArgument(
        value >= 1 && value <= Marker.Overflow.MAX_HOPS,
        "overflow hops %s (expected 1 to 99)",
        value);
    return set(next -> next.maxOverflowHops = value);
  }

  /** How a GET is redirected. Default: 302. */
  public DistributorBuilder redirectForm(RedirectForm value) {
    return set(next -> next.redirectForm = value);
  }

  /**
   * Whether each redirect leads to https; else to the scheme of the request. Default: it does not.
   */
  public DistributorBuilder redirectsToHttps(boolean value) {
    return set(next -> next.areRedirectsHttps = value);
  }

  /**
   * For how long browsers come by https alone, as each answer of ours says by https. Default: none
   * says so.
   */
  public DistributorBuilder hsts(HstsSettings value) {
    return set(next -> next.hsts = value);
  }

  /** What scripts are answered where a page would be redirected (H14). Default: 409. */
  public DistributorBuilder scripts(ScriptSettings value) {
    return set(next -> next.scripts = value);
  }

  /**
   * How a client is turned away: 503 (the default) or 200, and after how long it may ask again
   * (default 10 s, at least 1 s).
   *
   * @throws IllegalArgumentException if either is out of range
   */
  public DistributorBuilder busy(int status, Duration retry) {
    checkArgument(status == 503 || status == 200, "busy status %s (expected 503 or 200)", status);
    checkArgument(retry.toSeconds() >= 1, "retry after %s (expected at least 1 s)", retry);
    return set(
        next -> {
          next.busyStatus = status;
          next.retryAfter = retry;
        });
  }

  /**
   * How clients that were turned away come back before newcomers (A1 to A4). Without a marker key
   * no ticket could be trusted: then none is given, and of these settings only the jitter counts.
   * Default: they are newcomers again, and nothing is kept for them.
   */
  public DistributorBuilder waiting(WaitingSettings value) {
    return set(next -> next.waiting = value);
  }

  /** The page for clients that are turned away. Default: {@link WaitingPage#BUILT_IN}. */
  public DistributorBuilder waitingPage(WaitingPage value) {
    return set(next -> next.waitingPage = value);
  }

  /** The random source for the jitter of the wait. Default: the machine's randomness. */
  public DistributorBuilder random(RandomSource value) {
    return set(next -> next.random = value);
  }

  /** How long a request waits for a port that may block. Default: 50 ms. */
  public DistributorBuilder portLimit(Duration value) {
    return set(next -> next.portLimit = value);
  }

  /** The counter of requests under way, when a load probe is to use it. Default: one of its own. */
  public DistributorBuilder inFlight(InFlightRequests value) {
    return set(next -> next.inFlight = value);
  }

  /**
   * The counter of this site's live sessions, for {@link Distributor#report}; it must neither block
   * nor throw. Default: they are not counted.
   */
  public DistributorBuilder sessions(LongSupplier value) {
    return set(next -> next.sessions = value);
  }

  /** Where the site serves its status document, and to whom. Default: nowhere. */
  public DistributorBuilder status(StatusSettings value) {
    return set(next -> next.status = value);
  }

  /** Which proxies are trusted when they say on whose behalf they ask. Default: none. */
  public DistributorBuilder proxies(ProxySettings value) {
    return set(next -> next.proxies = value);
  }

  /**
   * Which cookies clients are given; needs marker keys. Default: none.
   *
   * @throws IllegalArgumentException from {@link #build} if there are no keys, or the pool's names
   *     share no domain
   */
  public DistributorBuilder cookies(CookieSettings value) {
    return set(next -> next.cookies = value);
  }

  /** What a browser is told to do when this site dies. Default: {@link TakeoverSettings#OFF}. */
  public DistributorBuilder takeover(TakeoverSettings value) {
    return set(next -> next.takeover = value);
  }

  /** The listener that receives every decision. Default: none. */
  public DistributorBuilder listener(DecisionListener value) {
    return set(next -> next.listener = value);
  }

  /**
   * Serves {@code path} at once, session or not (H0): a whole path, or a beginning if it ends in
   * {@code /*}.
   *
   * @throws IllegalArgumentException if it does not start with {@code /}
   */
  public DistributorBuilder bypass(String path) {
    checkArgument(
        path.startsWith("/"), "bypass path \"%s\" (expected a path that starts with /)", path);
    return path.endsWith("/*")
        ? set(next -> next.bypassPrefixes.add(path.substring(0, path.length() - 1)))
        : set(next -> next.bypassPaths.add(path));
  }

  /** Whether CORS preflights are served at once. Default: they are. */
  public DistributorBuilder bypassPreflights(boolean value) {
    return set(next -> next.bypassPreflights = value);
  }

  /**
   * Where these settings were read from: {@link Distributor#reload} reads them from there again.
   * What is set on this builder after this call then still holds. Default: nowhere.
   */
  public DistributorBuilder source(SettingsSource value) {
    source = value;
    return this;
  }

  /**
   * How often a distributor whose settings have a {@link #source} looks whether they have changed,
   * and reloads if they have; zero: never by itself. Default: every 5 s.
   *
   * @throws IllegalArgumentException if {@code value} is negative
   */
  public DistributorBuilder reloadEvery(Duration value) {
    checkArgument(!value.isNegative(), "reload every %s (expected at least 0 s)", value);
    return set(next -> next.reloadEvery = value);
  }

  /**
   * The distributor.
   *
   * @throws IllegalArgumentException if the settings contradict each other
   */
  public Distributor build() {
    SettingsSource current = source;
    if (current == null) {
      return new Distributor(settings, null);
    }
    List<Consumer<DistributorSettings>> kept = List.copyOf(own);
    Distributor distributor = new Distributor(settings, () -> read(current, kept));
    if (!settings.reloadEvery.isZero()) {
      distributor.reloadFrom(current, settings.reloadEvery);
    }
    return distributor;
  }

  private static DistributorSettings read(
      SettingsSource source, List<Consumer<DistributorSettings>> own) {
    DistributorSettings next;
    synchronized (source) {
      next = source.read().settings;
    }
    own.forEach(change -> change.accept(next));
    return next;
  }

  private DistributorBuilder set(Consumer<DistributorSettings> change) {
    change.accept(settings);
    if (source != null) {
      own.add(change);
    }
    return this;
  }
}
