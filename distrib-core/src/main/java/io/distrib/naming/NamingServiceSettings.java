package io.distrib.naming;

import io.distrib.balance.BalancingPolicies;
import io.distrib.model.NamingRole;
import io.distrib.place.PlaceTable;
import io.distrib.spi.BalancingPolicy;
import io.distrib.spi.Clock;
import io.distrib.spi.RandomSource;
import io.distrib.spi.StatusListener;
import io.distrib.system.SystemClock;
import io.distrib.system.SystemRandom;
import io.distrib.topology.Balance;
import io.distrib.topology.DnsName;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link NamingServiceBuilder}, for the parts of a naming service. <em>Confined
 * to one thread.</em>
 */
final class NamingServiceSettings {
  final Topology topology;
  final List<StatusListener> listeners = new ArrayList<>();
  Set<NamingRole> roles = Set.of(NamingRole.values());
  Clock clock = SystemClock.INSTANCE;
  RandomSource random = SystemRandom.INSTANCE;
  ChoiceMemory choiceMemory = new ChoiceMemory();

  /** What the members of a fleet choose by alike; null: this one chooses by itself. */
  @Nullable String sharedSeed;

  HealthThresholds thresholds = new HealthThresholds(2, 3, 2);
  Duration reportLifetime = Duration.ofSeconds(10);
  @Nullable EarlierState before;
  final Map<String, HealthState> beliefs = new HashMap<>();
  final Map<String, Map<InetAddress, HealthState>> addressBeliefs = new HashMap<>();
  boolean answersAllAddresses;
  List<PlaceTable> databases = List.of();
  @Nullable Supplier<BalancingPolicy> policy;

  NamingServiceSettings(Topology topology) {
    this.topology = topology;
  }

  /**
   * What the service before last knew of {@code name}, as far as its sites are still declared.
   *
   * @param group to whose clients; null for those whose group is not known, and for all
   */
  @Nullable EligibleSites planBefore(DnsName name, @Nullable String group) {
    EligibleSites last = before == null ? null : before.lastKnown(name, group);
    return last == null ? null : last.within(topology);
  }

  HealthState beliefOf(Site site, InetAddress address) {
    HealthState ofSite = beliefs.getOrDefault(site.id(), HealthState.ASSUMED);
    return addressBeliefs.getOrDefault(site.id(), Map.of()).getOrDefault(address, ofSite);
  }

  AddressChoice addressChoice() {
    return new AddressChoice(answersAllAddresses, topology.pool().whenNone());
  }

  /** A policy for one name that is balanced so. */
  BalancingPolicy policy(Balance balance) {
    Balance chooser = balance == Balance.NEAREST ? topology.pool().nearest().then() : balance;
    return policy != null ? policy.get() : BalancingPolicies.of(chooser, random);
  }

  /** From which sites a name chooses that is balanced so; null: from all. */
  @Nullable Nearness nearness(Balance balance, LivePlaces places) {
    return policy == null && balance == Balance.NEAREST
        ? new Nearness(places, topology.pool().nearest().bandPercent())
        : null;
  }
}
