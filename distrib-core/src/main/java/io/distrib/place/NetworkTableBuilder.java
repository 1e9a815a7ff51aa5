package io.distrib.place;

import static com.google.common.base.Preconditions.checkArgument;

import io.distrib.topology.ClientNetwork;

/**
 * Puts a {@link NetworkTable} together. Networks come in any order; one that comes twice keeps its
 * first value. <em>Confined to one thread.</em>
 */
public final class NetworkTableBuilder {
  private static final int IPV6_BITS = 128;
  private static final int MIN_CAPACITY = 16;

  private final NetworkList ipv4 = new NetworkList(MIN_CAPACITY, false);
  private final NetworkList ipv6 = new NetworkList(MIN_CAPACITY, false);

  NetworkTableBuilder() {}

  /**
   * The value of a network.
   *
   * @param value at least 0
   * @throws IllegalArgumentException if {@code value} is negative
   */
  public NetworkTableBuilder add(ClientNetwork network, int value) {
    ClientBits bits = new ClientBits(network.address());
    return add(bits.isIpv4(), bits.high(), bits.low(), network.prefixLength(), value);
  }

  /**
   * The same of a network that is given by its bits, for very many of them.
   *
   * @param high the first 64 bits of its address; the 32 of IPv4 stand in front
   * @param low the other 64 bits; 0 for IPv4
   * @param prefixLength how many of the bits count, 0 to 32 for IPv4, 0 to 128 for IPv6; all others
   *     are 0
   * @param value at least 0
   * @throws IllegalArgumentException if one of them is out of range
   */
  public NetworkTableBuilder add(boolean isIpv4, long high, long low, int prefixLength, int value) {
    checkArgument(value >= 0, "value %s (expected at least 0)", value);
    int width = isIpv4 ? Integer.SIZE : IPV6_BITS;
    checkArgument(
        prefixLength >= 0 && prefixLength <= width,
        "prefix length %s (expected 0 to %s)",
        prefixLength,
        width);
    checkArgument(
        (high & ~NetworkList.mask(prefixLength)) == 0
            && (low & ~NetworkList.mask(prefixLength - Long.SIZE)) == 0,
        "a network of %s bits has others behind them",
        prefixLength);
    (isIpv4 ? ipv4 : ipv6).add(high, low, prefixLength, value);
    return this;
  }

  /** The table of all that was added until now. */
  public NetworkTable build() {
    return new NetworkTable(NetworkSweep.intervals(ipv4), NetworkSweep.intervals(ipv6));
  }
}
