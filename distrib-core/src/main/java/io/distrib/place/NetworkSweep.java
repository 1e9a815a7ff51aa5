package io.distrib.place;

import org.jspecify.annotations.Nullable;

/**
 * Cuts networks that lie in one another into intervals that do not. A new one begins wherever the
 * longest network that holds an address becomes another, whatever their values: where they begin
 * tells where the networks end. <em>Confined to one thread.</em>
 */
final class NetworkSweep {
  private static final int NOBODY = -1;

  /** At most one network of each length lies in one another. */
  private static final int MAX_DEPTH = 129;

  private final NetworkList networks;
  private final int[] order;
  private final int[] open = new int[MAX_DEPTH];
  private int depth;

  /** What is written to; null while the intervals are only counted. */
  private @Nullable NetworkList target;

  private int count;
  private long lastHigh;
  private long lastLow;

  private NetworkSweep(NetworkList networks) {
    this.networks = networks;
    this.order = networks.sorted();
  }

  /** The intervals of {@code networks}. */
  static NetworkIntervals intervals(NetworkList networks) {
    NetworkSweep sweep = new NetworkSweep(networks);
    sweep.run();
    NetworkList target = new NetworkList(sweep.count, networks.hasLows());
    sweep.target = target;
    sweep.run();
    return new NetworkIntervals(target, sweep.count);
  }

  /** Goes over all networks from the first address to the last. */
  private void run() {
    count = 0;
    begin(0, 0, NOBODY);
    int last = NOBODY;
    for (int network : order) {
      if (last == NOBODY || networks.compare(last, network) != 0) {
        while (depth > 0 && !networks.contains(open[depth - 1], network)) {
          close();
        }
        open[depth++] = network;
        begin(networks.high(network), networks.low(network), network);
        last = network;
      }
    }
    while (depth > 0) {
      close();
    }
  }

  /** Behind the network that was opened last the one around it goes on, unless all ends there. */
  private void close() {
    int network = open[--depth];
    int length = networks.length(network);
    if (length == 0) {
      return;
    }
    long high = networks.high(network);
    long low = networks.low(network);
    if (length <= Long.SIZE) {
      high += 1L << (Long.SIZE - length);
    } else {
      low += 1L << (2 * Long.SIZE - length);
      high += low == 0 ? 1 : 0;
    }
    if (high != 0 || low != 0) {
      begin(high, low, depth == 0 ? NOBODY : open[depth - 1]);
    }
  }

  /** What begins where another has just begun takes its place. */
  private void begin(long high, long low, int network) {
    if (count == 0 || high != lastHigh || low != lastLow) {
      count++;
    }
    lastHigh = high;
    lastLow = low;
    if (target != null && network == NOBODY) {
      target.set(count - 1, high, low, NetworkIntervals.NO_LENGTH, -1);
    } else if (target != null) {
      target.set(count - 1, high, low, networks.length(network), networks.value(network));
    }
  }
}
