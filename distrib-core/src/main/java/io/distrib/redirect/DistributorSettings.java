package io.distrib.redirect;

import io.distrib.groups.GroupSelectors;
import io.distrib.load.InFlightRequests;
import io.distrib.load.LoadProbes;
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
import io.distrib.system.SystemClock;
import io.distrib.system.SystemRandom;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link DistributorBuilder}, for the parts of a distributor. <em>Confined to one
 * thread.</em>
 */
final class DistributorSettings {
  final Topology topology;
  final Site site;
  MarkerSettings marker = MarkerSettings.DEFAULT;
  Clock clock = SystemClock.INSTANCE;
  @Nullable GroupSelector groupSelector;
  LoadProbe loadProbe = LoadProbes.NONE;
  double busyAt = 1.0;
  double freeAt = 0.9;
  int maxOverflowHops;
  RedirectForm redirectForm = RedirectForm.FOUND;
  boolean areRedirectsHttps;
  @Nullable HstsSettings hsts;
  ScriptSettings scripts = ScriptSettings.DEFAULT;
  int busyStatus = 503;
  Duration retryAfter = Duration.ofSeconds(10);
  @Nullable WaitingSettings waiting;
  WaitingPage waitingPage = WaitingPage.BUILT_IN;
  RandomSource random = SystemRandom.INSTANCE;
  Duration portLimit = Duration.ofMillis(50);
  InFlightRequests inFlight = new InFlightRequests(Integer.MAX_VALUE);
  @Nullable DecisionListener listener;
  @Nullable LongSupplier sessions;
  @Nullable StatusSettings status;
  ProxySettings proxies = ProxySettings.NONE;
  CookieSettings cookies = CookieSettings.NONE;
  TakeoverSettings takeover = TakeoverSettings.OFF;
  final List<String> bypassPaths = new ArrayList<>();
  final List<String> bypassPrefixes = new ArrayList<>();
  boolean bypassPreflights = true;
  Duration reloadEvery = Duration.ofSeconds(5);

  DistributorSettings(Topology topology, Site site) {
    this.topology = topology;
    this.site = site;
  }

  /** What was set, else by the client networks of the groups. */
  GroupSelector groupSelector() {
    GroupSelector given = groupSelector;
    return given == null ? GroupSelectors.clients(topology, List.of()) : given;
  }

  /** After how long a client may ask again. */
  RetryDelay retryDelay() {
    Duration jitter = waiting == null ? Duration.ZERO : waiting.jitter();
    return new RetryDelay(retryAfter, jitter, random);
  }

  BypassRules bypassRules() {
    return new BypassRules(Set.copyOf(bypassPaths), bypassPrefixes, bypassPreflights);
  }
}
