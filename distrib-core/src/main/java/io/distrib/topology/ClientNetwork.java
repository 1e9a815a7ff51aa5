package io.distrib.topology;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * A range of client addresses in CIDR form. <em>Immutable.</em>
 *
 * @param address the network's address, every bit behind the prefix zero
 * @param prefixLength bits that count, 0 to 32 for IPv4, 0 to 128 for IPv6
 */
public record ClientNetwork(InetAddress address, int prefixLength) {
  /** What a valid network looks like, for messages. */
  public static final String EXPECTED =
      "a network in CIDR form without host bits, such as 198.51.100.0/24 or 2001:db8::/32";

  /**
   * Checks the prefix against the address.
   *
   * @throws IllegalArgumentException if the prefix is out of range or the address has bits behind
   *     it
   */
  public ClientNetwork {
    byte[] bytes = address.getAddress();
    if (prefixLength < 0 || prefixLength > bytes.length * 8 || hasBitsBehind(bytes, prefixLength)) {
      throw new IllegalArgumentException(
          InetAddresses.toAddrString(address)
              + "/"
              + prefixLength
              + " (expected "
              + EXPECTED
              + ")");
    }
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
    int bits = address.getAddress().length * 8;
    int prefix = slash < 0 ? bits : prefix(text.substring(slash + 1));
    if (prefix < 0 || prefix > bits || hasBitsBehind(address.getAddress(), prefix)) {
      return Optional.empty();
    }
    return Optional.of(new ClientNetwork(address, prefix));
  }

  /** Whether {@code client} lies in one of {@code networks}; nothing is allocated for the loop. */
  public static boolean anyContains(List<ClientNetwork> networks, InetAddress client) {
    for (int i = 0; i < networks.size(); i++) {
      if (networks.get(i).contains(client)) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code client} lies in this network; an address of the other family never does. */
  public boolean contains(InetAddress client) {
    byte[] mine = address.getAddress();
    byte[] other = client.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    int whole = prefixLength / 8;
    for (int i = 0; i < whole; i++) {
      if (mine[i] != other[i]) {
        return false;
      }
    }
    int rest = prefixLength % 8;
    return rest == 0 || ((mine[whole] ^ other[whole]) & (0xff << (8 - rest)) & 0xff) == 0;
  }

  @Override
  public String toString() {
    return InetAddresses.toAddrString(address) + "/" + prefixLength;
  }

  private static int prefix(String digits) {
    if (digits.isEmpty()
        || digits.length() > 3
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    return Integer.parseInt(digits);
  }

  private static boolean hasBitsBehind(byte[] bytes, int prefix) {
    for (int bit = prefix; bit < bytes.length * 8; bit++) {
      if ((bytes[bit / 8] & (0x80 >>> (bit % 8))) != 0) {
        return true;
      }
    }
    return false;
  }
}
