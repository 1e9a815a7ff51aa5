package io.distrib.dns.guard;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The client network that is limited as one, as a number: a /24 of IPv4 or a /56 of IPv6. */
public final class NetworkKey {
  private static final int IPV4_BYTES = 3;
  private static final int IPV6_BYTES = 7;
  private static final long IPV6_TAG = 1L << 60;

  private NetworkKey() {}

  /** {@code client}'s network in CIDR form. */
  static String text(InetAddress client) {
    byte[] bytes = client.getAddress();
    int count = bytes.length == 4 ? IPV4_BYTES : IPV6_BYTES;
    Arrays.fill(bytes, count, bytes.length, (byte) 0);
    try {
      return InetAddresses.toAddrString(InetAddress.getByAddress(bytes)) + "/" + 8 * count;
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  /** The number of {@code client}'s network; another for each network. */
  public static long of(InetAddress client) {
    byte[] bytes = client.getAddress();
    boolean isIpv4 = bytes.length == 4;
    long network = isIpv4 ? 0 : IPV6_TAG;
    int count = isIpv4 ? IPV4_BYTES : IPV6_BYTES;
    for (int at = 0; at < count; at++) {
      network |= (bytes[at] & 0xffL) << (8 * at);
    }
    return network;
  }
}
