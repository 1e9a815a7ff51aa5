package io.distrib.config;

import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Socket addresses as they are written: {@code 127.0.0.1:5353}, {@code [::1]:5353}. */
public final class SocketAddressText {
  /** What a valid one looks like, for messages. */
  static final String EXPECTED = "an address and a port, such as 127.0.0.1:5353 or [::1]:5353";

  private SocketAddressText() {}

  /** The socket address that {@code text} spells, without any look-up; empty if it spells none. */
  static Optional<InetSocketAddress> parse(String text) {
    try {
      HostAndPort parts = HostAndPort.fromString(text).requireBracketsForIPv6();
      String host = parts.getHost();
      boolean isBracketed = text.startsWith("[");
      return parts.hasPort()
              && InetAddresses.isInetAddress(host)
              && host.indexOf('%') < 0
              && isBracketed == host.indexOf(':') >= 0
          ? Optional.of(new InetSocketAddress(InetAddresses.forString(host), parts.getPort()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** {@code address} as it is written. */
  public static String of(InetSocketAddress address) {
    return InetAddresses.toUriString(address.getAddress()) + ":" + address.getPort();
  }
}
