package io.distrib.engine;

import io.distrib.spi.BalancingPolicy;
import io.distrib.spi.Candidate;
import io.distrib.spi.RandomSource;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The same candidate for the same client network (/24, /48), by rendezvous hashing: when a site
 * goes, only its own clients move. A client that is not known is placed at random.
 * <em>Thread-safe.</em>
 */
final class ClientHash implements BalancingPolicy {
  private static final int RECENT = 1 << 12;

  /**
   * Who asked of late, for all names: the JDK hands out the octets of an address as a copy only.
   */
  private static final AtomicReferenceArray<@Nullable Client> CLIENTS =
      new AtomicReferenceArray<>(RECENT);

  private final RandomSource random;

  ClientHash(RandomSource random) {
    this.random = random;
  }

  private record Client(InetAddress address, long network) {}

  @Override
  public int choose(@Nullable InetAddress client, List<Candidate> candidates) {
    if (client == null) {
      return random.nextInt(candidates.size());
    }
    long network = network(client);
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

  private static long network(InetAddress address) {
    int slot = (int) Hashing.mix(address.hashCode()) & (RECENT - 1);
    Client known = CLIENTS.get(slot);
    if (known == null || !known.address.equals(address)) {
      known = new Client(address, Hashing.ofNetwork(address));
      CLIENTS.set(slot, known);
    }
    return known.network;
  }
}
