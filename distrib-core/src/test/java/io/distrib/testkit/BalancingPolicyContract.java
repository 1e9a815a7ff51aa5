package io.distrib.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.net.InetAddresses;
import io.distrib.model.LoadSample;
import io.distrib.spi.BalancingPolicy;
import io.distrib.spi.Candidate;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link BalancingPolicy} must do. Extend it and give it yours; all tests are inherited.
 */
public abstract class BalancingPolicyContract {
  private static final int MAX_SITES = 7;

  /** A fresh policy. */
  protected abstract BalancingPolicy policy();

  @Test
  void choosesOneOfTheCandidatesWhateverTheirNumberAndLoad() {
    BalancingPolicy policy = policy();
    for (int size = 2; size <= MAX_SITES; size++) {
      for (double load : new double[] {0, 0.5, 1, 40, Double.NaN}) {
        List<Candidate> candidates = candidates(size, load);
        for (int client = 0; client < 200; client++) {
          assertValid(policy.choose(InetAddresses.fromInteger(client << 8), candidates), size);
        }
      }
    }
  }

  @Test
  void choosesForAClientThatIsNotKnown() {
    assertValid(policy().choose(null, candidates(3, 0)), 3);
    assertValid(policy().choose(InetAddresses.forString("2001:db8::1"), candidates(3, 0)), 3);
  }

  @Test
  void leavesNoIdleSiteOutForManyClients() {
    BalancingPolicy policy = policy();
    List<Candidate> candidates = candidates(3, 0);
    long chosen =
        IntStream.range(0, 20_000)
            .map(client -> policy.choose(InetAddresses.fromInteger(client << 8), candidates))
            .distinct()
            .count();
    assertEquals(3, chosen);
  }

  @Test
  void answersManyThreadsWithinTheLimit() {
    BalancingPolicy policy = policy();
    List<Candidate> candidates = candidates(5, 0.3);
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            IntStream.range(0, 20_000)
                .parallel()
                .forEach(
                    i -> assertValid(policy.choose(InetAddresses.fromInteger(i), candidates), 5)));
  }

  private static void assertValid(int chosen, int size) {
    assertTrue(chosen >= 0 && chosen < size, () -> chosen + " of " + size);
  }

  private static List<Candidate> candidates(int size, double load) {
    Topology topology = Topologies.ring(size);
    List<Candidate> candidates = new ArrayList<>();
    for (Site site : topology.sites()) {
      candidates.add(new FixedCandidate(site, new LoadSample(load)));
    }
    return candidates;
  }
}
