package io.distrib;

import io.distrib.engine.BalancingPolicies;
import io.distrib.model.NamingRole;
import io.distrib.model.Topology;
import io.distrib.spi.BalancingPolicy;
import io.distrib.spi.Clock;
import io.distrib.spi.RandomSource;
import io.distrib.spi.StatusListener;
import java.util.ArrayList;
import java.util.List;
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
  int rise = 2;
  int fall = 3;
  @Nullable NamingService before;
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
   * How many like probe results in a row turn a site up, and down. Default: 2 and 3.
   *
   * @throws IllegalArgumentException if either is below 1
   */
  public NamingServiceBuilder thresholds(int riseCount, int fallCount) {
    if (riseCount < 1 || fallCount < 1) {
      throw new IllegalArgumentException(
          "rise " + riseCount + ", fall " + fallCount + " (expected at least 1)");
    }
    rise = riseCount;
    fall = fallCount;
    return this;
  }

  /** One more who hears of every change of a site's state. */
  public NamingServiceBuilder listener(StatusListener value) {
    listeners.add(value);
    return this;
  }

  /**
   * Begins with what {@code before} holds of each site that has the same id there: its health, and
   * what operators and the site itself have said. Default: every site counts as up.
   */
  public NamingServiceBuilder statusFrom(NamingService value) {
    before = value;
    return this;
  }

  /** The naming service. */
  public NamingService build() {
    return new NamingService(this);
  }

  Supplier<BalancingPolicy> policies() {
    return policy != null ? policy : () -> BalancingPolicies.of(topology.pool().balance(), random);
  }
}
