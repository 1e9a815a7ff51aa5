package io.distrib.balance;

import io.distrib.place.ClientBits;
import io.distrib.spi.BalancingPolicy;
import io.distrib.spi.Candidate;
import io.distrib.spi.RandomSource;
import io.distrib.text.Hashing;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the same candidate for the same client network (/24, /48), by rendezvous hashing: when a
 * site goes, only its own clients move. A client that is not known is placed at random.
 * <em>Thread-safe.</em>
 */
final class ClientHash implements BalancingPolicy {
  private final RandomSource random;

  ClientHash(RandomSource random) {
    this.random = random;
  }

  @Override
  public int choose(@Nullable InetAddress client, List<Candidate> candidates) {
    if (client == null) {
      return random.nextInt(candidates.size());
    }
    long network = ClientBits.of(client).networkHash();
    int best = 0;
    long highest = Long.MIN_VALUE;
    for (int i = 0; i < candidates.size(); i++) {
      long score = Hashing.mix(network ^ Hashing.of(candidates.get(i).site().id()));
      if (score >= highest) {
        highest = score;
        best = i;
      }
    }
    return best;
  }
}
