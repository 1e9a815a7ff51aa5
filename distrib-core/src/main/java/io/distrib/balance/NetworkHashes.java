package io.distrib.balance;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * {@link Hashing#ofNetwork} of the clients that asked recently: the JDK returns the bytes of an
 * address as a copy only. <em>Thread-safe.</em>
 */
public final class NetworkHashes {
  private static final int RECENT = 1 << 12;

  private static final AtomicReferenceArray<@Nullable Client> CLIENTS =
      new AtomicReferenceArray<>(RECENT);

  private NetworkHashes() {}

  private record Client(InetAddress address, long network) {}

  /** Of the network of {@code client}: a /24 or a /48. */
  public static long of(InetAddress client) {
    int slot = (int) Hashing.mix(client.hashCode()) & (RECENT - 1);
    Client known = CLIENTS.get(slot);
    if (known == null || !known.address.equals(client)) {
      known = new Client(client, Hashing.ofNetwork(client));
      CLIENTS.set(slot, known);
    }
    return known.network;
  }
}
