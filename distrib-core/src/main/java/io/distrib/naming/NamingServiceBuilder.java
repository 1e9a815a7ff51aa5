package io.distrib.naming;

import io.distrib.balance.BalancingPolicies;
import io.distrib.model.NamingRole;
import io.distrib.spi.BalancingPolicy;
import io.distrib.spi.Clock;
import io.distrib.spi.RandomSource;
import io.distrib.spi.StatusListener;
import io.distrib.system.SystemClock;
import io.distrib.system.SystemRandom;
import io.distrib.topology.DnsName;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link NamingService} together; every setting is optional. <em>Confined to one
 * thread.</em>
 */
public final class NamingServiceBuilder {
  final Topology topology;
  final List<StatusListener> listeners = new ArrayList<>();
  Set<NamingRole> roles = Set.of(NamingRole.values());
  Clock clock = SystemClock.INSTANCE;
  RandomSource random = SystemRandom.INSTANCE;
  ChoiceMemory choiceMemory = new ChoiceMemory();
  HealthThresholds thresholds = new HealthThresholds(2, 3, 2);
  Duration loadLifetime = Duration.ofSeconds(10);
  @Nullable NamingService before;
  private final Map<String, HealthState> beliefs = new HashMap<>();
  private @Nullable Supplier<BalancingPolicy> policy;

  NamingServiceBuilder(Topology topology) {
    this.topology = topology;
  }

  /** The roles that this process plays (D8). Default: both. */
  public NamingServiceBuilder roles(Set<NamingRole> value) {
    roles = Set.copyOf(value);
    return this;
  }

  /**
   * How a site is chosen, one policy for each Pool or Group Name. Default: the pool's {@code
   * balance}.
   */
  public NamingServiceBuilder policy(Supplier<BalancingPolicy> value) {
    policy = value;
    return this;
  }

  /** What tells the time. Default: the machine's clock. */
  public NamingServiceBuilder clock(Clock value) {
    clock = value;
    return this;
  }

  /** What the policies draw from. Default: the machine's. */
  public NamingServiceBuilder random(RandomSource value) {
    random = value;
    return this;
  }

  /** What remembers recent choices (D7). Default: one of its own. */
  public NamingServiceBuilder choiceMemory(ChoiceMemory value) {
    choiceMemory = value;
    return this;
  }

  /**
   * How many probe results turn a site. Default: 2, 3 and 2.
   *
   * @param rise successes in a row that turn it up
   * @param fall failures that turn it down
   * @param ok successes in a row after which the failures of a site that is up are forgotten
   * @throws IllegalArgumentException if any is below 1
   */
  public NamingServiceBuilder thresholds(int rise, int fall, int ok) {
    thresholds = new HealthThresholds(rise, fall, ok);
    return this;
  }

  /** After how long a report of a site's load is too old to count. Default: 10 s. */
  public NamingServiceBuilder loadLifetime(Duration value) {
    loadLifetime = value;
    return this;
  }

  /**
   * Begins with a belief of earlier times about a site's health. Default: every site counts as up.
   *
   * @param isProven whether it takes as many results to turn it as ever; else the first one does
   */
  public NamingServiceBuilder believe(String siteId, boolean isUp, boolean isProven) {
    beliefs.put(siteId, HealthState.believed(isUp, isProven));
    return this;
  }

  /** One more who hears of every change of a site's state. */
  public NamingServiceBuilder listener(StatusListener value) {
    listeners.add(value);
    return this;
  }

  /**
   * Begins with what {@code before} holds of each site that has the same id there: its health, its
   * load, and what operators and the site itself have said, and of each name which sites it meant
   * last (D5). Default: nothing is known.
   */
  public NamingServiceBuilder statusFrom(NamingService value) {
    before = value;
    return this;
  }

  /** The naming service. */
  public NamingService build() {
    return new NamingService(this);
  }

  /** What the service before last knew of {@code name}, as far as its sites are still declared. */
  @Nullable EligibleSites planBefore(DnsName name) {
    SiteNameEntry known = before == null ? null : before.planned(name);
    EligibleSites last = known == null ? null : known.lastKnown();
    return last == null ? null : last.within(topology);
  }

  HealthState beliefOf(Site site) {
    return beliefs.getOrDefault(site.id(), HealthState.ASSUMED);
  }

  Supplier<BalancingPolicy> policies() {
    return policy != null ? policy : () -> BalancingPolicies.of(topology.pool().balance(), random);
  }
}
