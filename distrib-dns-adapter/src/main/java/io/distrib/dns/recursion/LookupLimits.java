package io.distrib.dns.recursion;

import io.distrib.dns.guard.NetworkKey;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/** How many clients may wait at one time, in all and of one network. <em>Thread-safe.</em> */
final class LookupLimits {
  static final int MAX = 1_000;
  static final int MAX_PER_NETWORK = 100;

  private final Map<Long, Integer> perNetwork = new HashMap<>();
  private int all;

  /** Counts one more; false if it is one too many, and not counted. */
  synchronized boolean take(InetAddress client) {
    long network = NetworkKey.of(client);
    if (all >= MAX || perNetwork.getOrDefault(network, 0) >= MAX_PER_NETWORK) {
      return false;
    }
    perNetwork.merge(network, 1, Integer::sum);
    all++;
    return true;
  }

  /** It waits no more. */
  synchronized void release(InetAddress client) {
    perNetwork.computeIfPresent(NetworkKey.of(client), (network, n) -> n == 1 ? null : n - 1);
    all--;
  }

  /** How many wait. */
  synchronized int count() {
    return all;
  }
}
