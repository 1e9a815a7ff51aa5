package io.distrib.topology;

import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** A range of client addresses in CIDR form. <em>Immutable.</em> */
public final class ClientNetwork {
  /** What a valid network looks like, for messages. */
  public static final String EXPECTED =
      "a network in CIDR form without host bits, such as 198.51.100.0/24 or 2001:db8::/32";

  private final InetAddress address;
  private final int prefixLength;

  /** How many bytes an address has. */
  private final int width;

  /** The first 64 bits of the address; those of IPv4 stand in front. */
  private final long high;

  /** The other 64 bits; 0 for IPv4. */
  private final long low;

  /**
   * The network of these addresses.
   *
   * @param address the network's address, every bit behind the prefix zero
   * @param prefixLength bits that count, 0 to 32 for IPv4, 0 to 128 for IPv6
   * @throws IllegalArgumentException if the prefix is out of range or the address has bits behind
   *     it
   */
  public ClientNetwork(InetAddress address, int prefixLength) {
    byte[] bytes = address.getAddress();
    if (!isNetwork(bytes, prefixLength)) {
      throw new IllegalArgumentException(
          InetAddresses.toAddrString(address)
              + "/"
              + prefixLength
              + " (expected "
              + EXPECTED
              + ")");
    }
    this.address = address;
    this.prefixLength = prefixLength;
    this.width = bytes.length;
    this.high = bits(bytes, 0);
    this.low = bits(bytes, Long.BYTES);
  }

  /**
   * The network that {@code text} spells; a bare address is a network of its own. Empty if it
   * spells none.
   */
  public static Optional<ClientNetwork> parse(String text) {
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    if (!InetAddresses.isInetAddress(host) || host.indexOf('%') >= 0) {
      return Optional.empty();
    }
    InetAddress address = InetAddresses.forString(host);
    byte[] bytes = address.getAddress();
    int prefix = slash < 0 ? bytes.length * Byte.SIZE : prefix(text.substring(slash + 1));
    return isNetwork(bytes, prefix)
        ? Optional.of(new ClientNetwork(address, prefix))
        : Optional.empty();
  }

  /**
   * The network of that prefix that {@code client} lies in.
   *
   * @param prefixLength 0 to 32 for IPv4, 0 to 128 for IPv6
   * @throws IllegalArgumentException if the prefix is out of range
   */
  public static ClientNetwork of(InetAddress client, int prefixLength) {
    byte[] bytes = client.getAddress();
    for (int i = 0; i < bytes.length; i++) {
      int kept = Math.max(0, Math.min(Byte.SIZE, prefixLength - i * Byte.SIZE));
      bytes[i] &= (byte) (0xff00 >> kept);
    }
    BigInteger number = new BigInteger(1, bytes);
    InetAddress first =
        bytes.length == Integer.BYTES
            ? InetAddresses.fromIPv4BigInteger(number)
            : InetAddresses.fromIPv6BigInteger(number);
    return new ClientNetwork(first, prefixLength);
  }

  /** Whether {@code client} lies in one of {@code networks}. */
  public static boolean anyContains(List<ClientNetwork> networks, InetAddress client) {
    return longestPrefix(networks, client) >= 0;
  }

  /**
   * The longest prefix of those of {@code networks} that {@code client} lies in; -1 if it lies in
   * none. The client's address is read once, and nothing is allocated for each network.
   */
  public static int longestPrefix(List<ClientNetwork> networks, InetAddress client) {
    if (networks.isEmpty()) {
      return -1;
    }
    byte[] bytes = client.getAddress();
    long clientHigh = bits(bytes, 0);
    long clientLow = bits(bytes, Long.BYTES);
    int longest = -1;
    for (int i = 0; i < networks.size(); i++) {
      ClientNetwork network = networks.get(i);
      if (network.prefixLength > longest && network.contains(bytes.length, clientHigh, clientLow)) {
        longest = network.prefixLength;
      }
    }
    return longest;
  }

  /** The network's address. */
  public InetAddress address() {
    return address;
  }

  /** How many of the first bits count. */
  public int prefixLength() {
    return prefixLength;
  }

  /** Whether {@code client} lies in this network; an address of the other family never does. */
  public boolean contains(InetAddress client) {
    byte[] bytes = client.getAddress();
    return contains(bytes.length, bits(bytes, 0), bits(bytes, Long.BYTES));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClientNetwork network
        && prefixLength == network.prefixLength
        && address.equals(network.address);
  }

  @Override
  public int hashCode() {
    return 31 * address.hashCode() + prefixLength;
  }

  @Override
  public String toString() {
    return InetAddresses.toAddrString(address) + "/" + prefixLength;
  }

  private boolean contains(int clientWidth, long clientHigh, long clientLow) {
    return clientWidth == width
        && ((clientHigh ^ high) & mask(prefixLength)) == 0
        && ((clientLow ^ low) & mask(prefixLength - Long.SIZE)) == 0;
  }

  private static int prefix(String digits) {
    if (digits.isEmpty()
        || digits.length() > 3
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    return Integer.parseInt(digits);
  }

  /** Whether {@code prefix} is in range, and no bit behind it is set. */
  private static boolean isNetwork(byte[] bytes, int prefix) {
    return prefix >= 0
        && prefix <= bytes.length * Byte.SIZE
        && (bits(bytes, 0) & ~mask(prefix)) == 0
        && (bits(bytes, Long.BYTES) & ~mask(prefix - Long.SIZE)) == 0;
  }

  /** The 64 bits from the byte {@code from} on; behind the end they are 0. */
  private static long bits(byte[] bytes, int from) {
    long bits = 0;
    for (int i = from; i < from + Long.BYTES; i++) {
      bits = (bits << Byte.SIZE) | (i < bytes.length ? bytes[i] & 0xff : 0);
    }
    return bits;
  }

  /** The first {@code length} of 64 bits; none if it is negative, all if it is more. */
  private static long mask(int length) {
    if (length <= 0) {
      return 0;
    }
    return length >= Long.SIZE ? -1 : -1L << (Long.SIZE - length);
  }
}
