package io.distrib.dns.guard;

import io.distrib.spi.Clock;
import io.distrib.topology.ClientNetwork;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Counts replies for each client network, each by the moment until which its replies are used up
 * (GCRA): a table of fixed size. Networks share its slots by a secret hash, so that no attacker can
 * choose a network to share a slot with. <em>Thread-safe; takes no lock and keeps no packet.</em>
 */
public final class RateLimiter {
  private static final int SLOTS = 1 << 16;
  private static final int RECENT = 1 << 12;
  private static final long BURST_NANOS = 1_000_000_000;

  private final List<ClientNetwork> exempt;
  private final int slip;
  private final long stepNanos;
  private final long seed;
  private final Clock clock;
  private final AtomicLongArray usedUpUntil;
  private final AtomicReferenceArray<@Nullable Client> recent;
  private final LimitedNetworks limited;
  private final AtomicInteger tooMany = new AtomicInteger();

  /**
   * Limits networks.
   *
   * @param perSecond replies for each network, also its burst; 0 limits nobody
   * @param slip of the replies over the limit, one in {@code slip} is sent truncated; 0 drops all
   * @param exempt clients that are not limited
   * @param seed secret
   */
  public RateLimiter(int perSecond, int slip, List<ClientNetwork> exempt, long seed, Clock clock) {
    this.exempt = exempt;
    this.slip = slip;
    this.stepNanos = perSecond == 0 ? 0 : BURST_NANOS / perSecond;
    this.seed = seed;
    this.clock = clock;
    this.usedUpUntil = new AtomicLongArray(stepNanos == 0 ? 0 : SLOTS);
    this.recent = new AtomicReferenceArray<>(stepNanos == 0 ? 0 : RECENT);
    long now = clock.monotonicNanos();
    this.limited = new LimitedNetworks(now);
    for (int place = 0; place < usedUpUntil.length(); place++) {
      usedUpUntil.set(place, now);
    }
  }

  /**
   * A client that has asked.
   *
   * @param network the number of its network
   * @param place that of its network in the table
   */
  private record Client(InetAddress address, long network, int place, boolean isExempt) {}

  /** Counts one reply more to {@code address}; true if it is one too many, and not counted. */
  boolean isTooMany(InetAddress address) {
    if (stepNanos == 0) {
      return false;
    }
    Client client = client(address);
    return !takes(client.place, 1) && !client.isExempt;
  }

  /**
   * Counts {@code replies} more to {@code address}; false if they are too many, and not counted.
   * Always true for exempt clients; always false if there is no limit, as nothing is counted then.
   */
  public boolean takes(InetAddress address, int replies) {
    if (stepNanos == 0) {
      return false;
    }
    Client client = client(address);
    return client.isExempt || takes(client.place, replies);
  }

  /** A recent client is remembered, and costs no object. */
  private Client client(InetAddress address) {
    int slot = (int) (mixed(address.hashCode()) >>> 48) & (RECENT - 1);
    Client known = recent.get(slot);
    if (known != null && known.address.equals(address)) {
      return known;
    }
    long network = NetworkKey.of(address);
    Client client =
        new Client(address, network, place(network), ClientNetwork.anyContains(exempt, address));
    recent.set(slot, client);
    return client;
  }

  private boolean takes(int place, int replies) {
    long nanos = stepNanos * replies;
    long now = clock.monotonicNanos();
    while (true) {
      long usedUp = usedUpUntil.get(place);
      long from = Math.max(usedUp - now, 0);
      if (from + nanos > BURST_NANOS) {
        return false;
      }
      if (usedUpUntil.compareAndSet(place, usedUp, now + from + nanos)) {
        return true;
      }
    }
  }

  /** A query of {@code address} that was too many is not answered. */
  void refuse(InetAddress address) {
    limited.add(address, client(address).network, clock.monotonicNanos());
  }

  /** Whether this one of the replies too many is to be a TC; else it is dropped. */
  boolean isSlipping() {
    return slip > 0 && Math.floorMod(tooMany.incrementAndGet(), slip) == 0;
  }

  private int place(long network) {
    return (int) (mixed(network) >>> 48) & (SLOTS - 1);
  }

  private long mixed(long value) {
    long mixed = (value ^ seed) * 0x9E3779B97F4A7C15L;
    return (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
  }
}
