package io.distrib.naming;

import io.distrib.model.NamingRole;
import io.distrib.place.PlaceTable;
import io.distrib.spi.BalancingPolicy;
import io.distrib.spi.Clock;
import io.distrib.spi.RandomSource;
import io.distrib.spi.StatusListener;
import io.distrib.topology.Topology;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Builds a {@link NamingService}; every setting is optional. <em>Confined to one thread.</em>
 *
 * <pre>{@code
 * NamingService naming =
 *     NamingService.builder(topology)
 *         .thresholds(2, 3, 2)
 *         .reportLifetime(Duration.ofSeconds(10))
 *         .listener((site, from, to, evidence) -> log.info(site.id() + ": " + evidence))
 *         .build();
 * }</pre>
 */
public final class NamingServiceBuilder {
  private final NamingServiceSettings settings;

  NamingServiceBuilder(Topology topology) {
    settings = new NamingServiceSettings(topology);
  }

  /** The roles that this process plays (D8). Default: both. */
  public NamingServiceBuilder roles(Set<NamingRole> value) {
    settings.roles = Set.copyOf(value);
    return this;
  }

  /**
   * How a site is chosen, one policy for each Pool or Group Name. Default: the pool's {@code
   * balance}.
   */
  public NamingServiceBuilder policy(Supplier<BalancingPolicy> value) {
    settings.policy = value;
    return this;
  }

  /** The clock. Default: the machine's clock. */
  public NamingServiceBuilder clock(Clock value) {
    settings.clock = value;
    return this;
  }

  /** The random source of the policies. Default: the machine's. */
  public NamingServiceBuilder random(RandomSource value) {
    settings.random = value;
    return this;
  }

  /** The memory of recent choices (D7). Default: one of its own. */
  public NamingServiceBuilder choiceMemory(ChoiceMemory value) {
    settings.choiceMemory = value;
    return this;
  }

  /**
   * Has every nameserver that is given the same seed, the same topology and the same states and
   * loads of the sites choose the same site for a client network and a name in each slice of two
   * seconds, so that a client whose resolver asks several of them is given one site (D7). Their
   * dates should agree; where they differ, or who does not know the seed, harms only that. A policy
   * that is none of the built-in ones still chooses at each for itself. Default: this nameserver
   * chooses by itself.
   *
   * @param value any text, such as the fleet's name; who knows it knows which client is given which
   *     site
   */
  public NamingServiceBuilder sharedSeed(String value) {
    settings.sharedSeed = value;
    return this;
  }

  /**
   * How many probe results change a site's health. Default: 2, 3 and 2.
   *
   * @param rise successes in a row after which it is up
   * @param fall failures after which it is down
   * @param ok successes in a row after which the failures of a site that is up are forgotten
   * @throws IllegalArgumentException if any is below 1
   */
  public NamingServiceBuilder thresholds(int rise, int fall, int ok) {
    settings.thresholds = new HealthThresholds(rise, fall, ok);
    return this;
  }

  /** How long a report of a site's load is valid. Default: 10 s. */
  public NamingServiceBuilder reportLifetime(Duration value) {
    settings.reportLifetime = value;
    return this;
  }

  /**
   * Begins with a site's health of an earlier run. Default: every site counts as up.
   *
   * @param isProven whether a change takes as many results as usual; else the first result decides
   */
  public NamingServiceBuilder believe(String siteId, boolean isUp, boolean isProven) {
    settings.beliefs.put(siteId, HealthState.believed(isUp, isProven));
    return this;
  }

  /**
   * The same for one address of a site, whatever is believed of the site.
   *
   * @param isProven whether a change takes as many results as usual; else the first result decides
   */
  public NamingServiceBuilder believe(
      String siteId, InetAddress address, boolean isUp, boolean isProven) {
    settings
        .addressBeliefs
        .computeIfAbsent(siteId, id -> new HashMap<>())
        .put(address, HealthState.believed(isUp, isProven));
    return this;
  }

  /**
   * Whether all addresses of a site are answered while one of them is up (D15). Default: those that
   * are up.
   */
  public NamingServiceBuilder answerAllAddresses(boolean value) {
    settings.answersAllAddresses = value;
    return this;
  }

  /**
   * What says where clients are (D11); the first one that knows decides. Default: nothing but the
   * client networks of the groups.
   */
  public NamingServiceBuilder databases(List<PlaceTable> value) {
    settings.databases = List.copyOf(value);
    return this;
  }

  /** Adds a listener that receives every change of a site's state. */
  public NamingServiceBuilder listener(StatusListener value) {
    settings.listeners.add(value);
    return this;
  }

  /**
   * Begins with what {@code before} holds of each site that has the same id there: its health, its
   * load, and what operators and the site itself have said, and of each name which sites it meant
   * last (D5). Default: nothing is known.
   */
  public NamingServiceBuilder statusFrom(NamingService value) {
    settings.before = value.state();
    return this;
  }

  /** The naming service. */
  public NamingService build() {
    return new NamingService(settings);
  }
}
