package io.distrib.server.resolve;

import com.google.common.net.InetAddresses;
import io.distrib.topology.ClientNetwork;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A client network cut into parts whose clients are all answered alike. <em>Immutable.</em>
 *
 * @param parts at least one
 * @param isEstimate whether there are too many, so that these are only addresses spread evenly
 */
record NetworkParts(List<Part> parts, boolean isEstimate) {
  /** How many addresses of a network are looked at. */
  static final int MAX_PARTS = 256;

  private static final int MAX_PARTS_BITS = 8;

  /**
   * One part.
   *
   * @param client its first address
   * @param share how much of the network it is, over 0 to 1
   */
  record Part(InetAddress client, double share) {}

  /**
   * The parts of {@code network}.
   *
   * @param scope how many leading bits of an address decide, so that all addresses that share them
   *     are answered alike
   */
  static NetworkParts of(ClientNetwork network, ToIntFunction<InetAddress> scope) {
    if (scope.applyAsInt(network.address()) <= network.prefixLength()) {
      return new NetworkParts(List.of(new Part(network.address(), 1)), false);
    }
    int width = network.address().getAddress().length * Byte.SIZE;
    int free = width - network.prefixLength();
    BigInteger first = new BigInteger(1, network.address().getAddress());
    BigInteger end = first.add(BigInteger.ONE.shiftLeft(free));
    List<Part> parts = new ArrayList<>();
    BigInteger at = first;
    while (at.compareTo(end) < 0) {
      if (parts.size() == MAX_PARTS) {
        return spread(first, free, width);
      }
      InetAddress client = address(at, width);
      int bits = width - Math.max(scope.applyAsInt(client), network.prefixLength());
      parts.add(new Part(client, Math.scalb(1.0, bits - free)));
      at = at.shiftRight(bits).add(BigInteger.ONE).shiftLeft(bits);
    }
    return new NetworkParts(parts, false);
  }

  /** There are more than {@link #MAX_PARTS} parts, so there are at least that many addresses. */
  private static NetworkParts spread(BigInteger first, int free, int width) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < MAX_PARTS; i++) {
      BigInteger at = first.add(BigInteger.valueOf(i).shiftLeft(free - MAX_PARTS_BITS));
      parts.add(new Part(address(at, width), 1.0 / MAX_PARTS));
    }
    return new NetworkParts(parts, true);
  }

  private static InetAddress address(BigInteger number, int width) {
    return width == Integer.SIZE
        ? InetAddresses.fromIPv4BigInteger(number)
        : InetAddresses.fromIPv6BigInteger(number);
  }
}
