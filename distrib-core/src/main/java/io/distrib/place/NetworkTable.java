package io.distrib.place;

/**
 * A number for each of very many networks; the longest network that holds a client counts. A
 * look-up takes about the same time however many networks there are, and allocates nothing.
 * <em>Immutable.</em>
 */
public final class NetworkTable {
  private final NetworkIntervals ipv4;
  private final NetworkIntervals ipv6;

  NetworkTable(NetworkIntervals ipv4, NetworkIntervals ipv6) {
    this.ipv4 = ipv4;
    this.ipv6 = ipv6;
  }

  /** A builder for a table that is empty at first. */
  public static NetworkTableBuilder builder() {
    return new NetworkTableBuilder();
  }

  /**
   * What the table says of {@code client}: a packed result for {@link #value}, {@link #scope} and
   * {@link #prefixLength}. Networks of the other family are no matter.
   */
  public long find(ClientBits client) {
    return (client.isIpv4() ? ipv4 : ipv6).find(client.high(), client.low());
  }

  /** The number of the longest network that holds the client; -1 if none does. */
  public static int value(long found) {
    return (int) (found >> NetworkIntervals.VALUE_SHIFT);
  }

  /**
   * How many of the first bits of the client's address decide: every address that shares them is
   * found in the same network. It is where a binary trie of the networks ends for this client, so
   * never less than the length of the network, and 0 if the table has no network of the client's
   * family but the one that holds all. This is what the scope of a client subnet is (RFC 7871,
   * section 7.2.1).
   *
   * @return 0 to 32 for IPv4, 0 to 128 for IPv6
   */
  public static int scope(long found) {
    return (int) found >>> NetworkIntervals.SCOPE_SHIFT;
  }

  /** The length of the longest network that holds the client, in bits; -1 if none does. */
  public static int prefixLength(long found) {
    return ((int) found & NetworkIntervals.LENGTH_MASK) - 1;
  }
}
