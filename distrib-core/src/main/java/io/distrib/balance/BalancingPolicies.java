package io.distrib.balance;

import io.distrib.spi.BalancingPolicy;
import io.distrib.spi.RandomSource;
import io.distrib.topology.Balance;

/** Makes the built-in balancing policies, a fresh one for each name. */
public final class BalancingPolicies {
  private BalancingPolicies() {}

  /**
   * A policy of the kind {@code balance}, drawing from {@code random}.
   *
   * @throws IllegalArgumentException for {@link Balance#NEAREST}, which leaves the choice among the
   *     nearest sites to another policy (D12)
   */
  public static BalancingPolicy of(Balance balance, RandomSource random) {
    return switch (balance) {
      case ROUND_ROBIN -> new RoundRobin();
      case RANDOM -> new RandomChoice(random);
      case WEIGHTED -> new Weighted();
      case LEAST_BUSY -> new LeastBusy(random);
      case CLIENT_HASH -> new ClientHash(random);
      case NEAREST -> throw new IllegalArgumentException(balance.text() + " chooses no site");
    };
  }
}
