package io.distrib.balance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.net.InetAddresses;
import io.distrib.model.LoadSample;
import io.distrib.spi.BalancingPolicy;
import io.distrib.spi.Candidate;
import io.distrib.spi.RandomSource;
import io.distrib.testkit.BalancingPolicyContract;
import io.distrib.testkit.FixedCandidate;
import io.distrib.topology.Balance;
import io.distrib.topology.Site;
import io.distrib.topology.TopologyBuilder;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * D1: what the built-in policies promise, in numbers; the seed is fixed, so that a failure can be
 * repeated.
 */
class BalancingPoliciesTest {
  private static final int QUERIES = 100_000;
  private static final int[] WEIGHTS = {1, 2, 3, 5, 89};

  /** The value of chi-square with 4 degrees of freedom that chance exceeds once in 10,000 runs. */
  private static final double CHI_SQUARE_LIMIT = 23.51;

  @Test
  void roundRobinIsEvenToWithinOne() {
    int[] counts = count(policy(Balance.ROUND_ROBIN), candidates(0, 0, 0, 0, 0), QUERIES + 3);
    for (int count : counts) {
      assertTrue(Math.abs(count - QUERIES / 5) <= 1, () -> "a site was named " + count + " times");
    }
  }

  @Test
  void randomIsEvenByChiSquare() {
    int[] counts = count(policy(Balance.RANDOM), candidates(0, 0, 0, 0, 0), QUERIES);
    double even = chiSquare(counts, new double[] {0.2, 0.2, 0.2, 0.2, 0.2});
    assertTrue(even < CHI_SQUARE_LIMIT, () -> "chi-square " + even);
    double skewed = chiSquare(counts, new double[] {0.21, 0.2, 0.2, 0.2, 0.19});
    assertTrue(skewed > CHI_SQUARE_LIMIT, () -> "the test would not notice a skew: " + skewed);
  }

  @Test
  void weightedIsWithinOnePercentOfItsWeights() {
    int[] counts = count(policy(Balance.WEIGHTED), candidates(0, 0, 0, 0, 0), QUERIES);
    for (int i = 0; i < WEIGHTS.length; i++) {
      double share = counts[i] * 100.0 / QUERIES;
      assertEquals(WEIGHTS[i], share, WEIGHTS[i] * 0.01, "site " + i);
    }
  }

  @Test
  void leastBusyFollowsTheRoomAndStarvesNobody() {
    int[] counts = count(policy(Balance.LEAST_BUSY), candidates(0, 0.5, 0.9, 1, 5), QUERIES);
    double total = 1 + 0.5 + 0.1 + 0.01 + 0.01;
    double chi =
        chiSquare(
            counts, new double[] {1 / total, 0.5 / total, 0.1 / total, 0.01 / total, 0.01 / total});
    assertTrue(chi < CHI_SQUARE_LIMIT, () -> "chi-square " + chi);
  }

  @Test
  void leastBusyTakesAnUnknownLoadForTheAverage() {
    int[] counts = count(policy(Balance.LEAST_BUSY), candidates(0.2, Double.NaN, 0.6), 60_000);
    assertEquals(60_000 * 0.6 / 1.8, counts[1], 600);
    int[] unknown = count(policy(Balance.LEAST_BUSY), candidates(Double.NaN, Double.NaN), 10_000);
    assertEquals(5_000, unknown[0], 300);
  }

  @Test
  void leastBusyTakesNoSiteForFullerThanFull() {
    for (double load : new double[] {1.0, 1.5, 1e308, Double.MAX_VALUE}) {
      int[] counts = count(policy(Balance.LEAST_BUSY), candidates(load, Double.NaN, 0), 60_000);
      assertEquals(60_000 * 0.5 / 1.51, counts[1], 600, "unknown beside a load of " + load);
    }
  }

  @Test
  void clientHashMovesOnlyTheClientsOfASiteThatGoes() {
    BalancingPolicy policy = policy(Balance.CLIENT_HASH);
    List<Candidate> all = candidates(0, 0, 0, 0, 0);
    List<Candidate> fewer = new ArrayList<>(all);
    fewer.remove(2);
    int moved = 0;
    int clients = 20_000;
    for (int i = 0; i < clients; i++) {
      InetAddress client = client(i << 8);
      Site before = all.get(policy.choose(client, all)).site();
      Site after = fewer.get(policy.choose(client, fewer)).site();
      moved += before.equals(after) ? 0 : 1;
      assertTrue(before.equals(after) || before.equals(all.get(2).site()));
    }
    assertEquals(clients / 5.0, moved, clients * 0.02);
  }

  @Test
  void clientHashKeepsANetworkTogetherAndSpreadsNetworks() {
    BalancingPolicy policy = policy(Balance.CLIENT_HASH);
    List<Candidate> all = candidates(0, 0, 0, 0, 0);
    assertEquals(policy.choose(client(0x0A0B0C01), all), policy.choose(client(0x0A0B0CFE), all));
    int[] counts = new int[5];
    for (int i = 0; i < QUERIES; i++) {
      counts[policy.choose(client(i << 8), all)]++;
    }
    double chi = chiSquare(counts, new double[] {0.2, 0.2, 0.2, 0.2, 0.2});
    assertTrue(chi < CHI_SQUARE_LIMIT, () -> "chi-square " + chi);
    int unknown = policy.choose(null, all);
    assertTrue(unknown >= 0 && unknown < 5);
  }

  private static BalancingPolicy policy(Balance balance) {
    SplittableRandom random = new SplittableRandom(20_261_122L);
    RandomSource source =
        () -> {
          synchronized (random) {
            return random.nextLong();
          }
        };
    return BalancingPolicies.of(balance, source);
  }

  private static List<Candidate> candidates(double... loads) {
    TopologyBuilder builder = TopologyBuilder.pool("app.test");
    for (int i = 0; i < loads.length; i++) {
      int number = i;
      builder.site(
          "s" + i,
          site ->
              site.name("s" + number + ".app.test").address("192.0.2.1").weight(WEIGHTS[number]));
    }
    List<Site> sites = builder.build().sites();
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < loads.length; i++) {
      candidates.add(new FixedCandidate(sites.get(i), new LoadSample(loads[i])));
    }
    return candidates;
  }

  private static int[] count(BalancingPolicy policy, List<Candidate> candidates, int queries) {
    int[] counts = new int[candidates.size()];
    for (int i = 0; i < queries; i++) {
      counts[policy.choose(client(i), candidates)]++;
    }
    return counts;
  }

  private static InetAddress client(int address) {
    return InetAddresses.fromInteger(address);
  }

  private static double chiSquare(int[] counts, double[] shares) {
    double sum = 0;
    int total = 0;
    for (int count : counts) {
      total += count;
    }
    for (int i = 0; i < counts.length; i++) {
      double expected = total * shares[i];
      sum += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    return sum;
  }

  @Nested
  class RoundRobins extends BalancingPolicyContract {
    @Override
    protected BalancingPolicy policy() {
      return BalancingPoliciesTest.policy(Balance.ROUND_ROBIN);
    }
  }

  @Nested
  class Randoms extends BalancingPolicyContract {
    @Override
    protected BalancingPolicy policy() {
      return BalancingPoliciesTest.policy(Balance.RANDOM);
    }
  }

  @Nested
  class Weights extends BalancingPolicyContract {
    @Override
    protected BalancingPolicy policy() {
      return BalancingPoliciesTest.policy(Balance.WEIGHTED);
    }
  }

  @Nested
  class LeastBusySites extends BalancingPolicyContract {
    @Override
    protected BalancingPolicy policy() {
      return BalancingPoliciesTest.policy(Balance.LEAST_BUSY);
    }
  }

  @Nested
  class ClientHashes extends BalancingPolicyContract {
    @Override
    protected BalancingPolicy policy() {
      return BalancingPoliciesTest.policy(Balance.CLIENT_HASH);
    }
  }
}
