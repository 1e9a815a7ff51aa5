package io.distrib.dns.socket;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes addresses as Linux has them ({@code struct sockaddr_in}, {@code sockaddr_in6}).
 * Recent ones are remembered, so that a client that asks again costs no object. <em>Confined to one
 * thread.</em>
 */
final class SocketAddresses {
  static final int MAX_BYTES = 28;
  static final int IPV4 = 2;
  static final int IPV6 = 10;
  private static final int IPV4_BYTES = 16;
  private static final int PLACES = 1 << 12;
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private final long[] upper = new long[PLACES];
  private final long[] lower = new long[PLACES];
  private final @Nullable InetAddress[] known = new InetAddress[PLACES];

  /** Writes {@code address} at the start of {@code out}, and gives its length. */
  static int write(InetSocketAddress address, ByteBuffer out) {
    boolean isIpv6 = address.getAddress() instanceof Inet6Address;
    out.order(ByteOrder.nativeOrder()).putShort(0, (short) (isIpv6 ? IPV6 : IPV4));
    out.order(ByteOrder.BIG_ENDIAN).putShort(2, (short) address.getPort());
    out.put(isIpv6 ? 8 : 4, address.getAddress().getAddress());
    if (address.getAddress() instanceof Inet6Address ipv6) {
      out.order(ByteOrder.nativeOrder()).putInt(24, ipv6.getScopeId());
    }
    return isIpv6 ? MAX_BYTES : IPV4_BYTES;
  }

  /** The port at {@code at}. */
  static int port(ByteBuffer addresses, int at) {
    return addresses.getShort(at + 2) & 0xffff;
  }

  /** The address at {@code at}, of {@code bytes} bytes. */
  InetAddress read(ByteBuffer addresses, int at, int bytes) {
    boolean isIpv4 = bytes == IPV4_BYTES;
    long high = isIpv4 ? 0 : addresses.getLong(at + 8);
    long low = isIpv4 ? addresses.getInt(at + 4) : addresses.getLong(at + 16);
    int place = (int) (((high * 31 + low) * FACTOR) >>> 52);
    InetAddress address = known[place];
    if (address == null || upper[place] != high || lower[place] != low) {
      address = make(addresses, isIpv4 ? at + 4 : at + 8, isIpv4 ? 4 : 16);
      known[place] = address;
      upper[place] = high;
      lower[place] = low;
    }
    return address;
  }

  private static InetAddress make(ByteBuffer addresses, int at, int count) {
    byte[] bytes = new byte[count];
    addresses.get(at, bytes);
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
