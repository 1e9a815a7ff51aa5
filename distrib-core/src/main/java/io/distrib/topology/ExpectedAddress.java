package io.distrib.topology;

import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;

/** Says what is expected in place of something that is no address. */
final class ExpectedAddress {
  private static final String ADDRESS = "an IPv4 or IPv6 address";

  private ExpectedAddress() {}

  /** What is expected in place of {@code text}, with what is probably wrong with it. */
  static String inPlaceOf(String text) {
    try {
      if (text.indexOf('%') < 0 && InetAddresses.isInetAddress(text)) {
        return ADDRESS + " of one machine: none that is unspecified, multicast or broadcast";
      }
      HostAndPort parts = HostAndPort.fromString(text);
      if (!InetAddresses.isInetAddress(parts.getHost())) {
        return ADDRESS;
      }
      if (parts.hasPort()) {
        return ADDRESS + "; " + parts.getPort() + " goes to the key port";
      }
      return text.startsWith("[") ? ADDRESS + ", without brackets" : ADDRESS;
    } catch (IllegalArgumentException e) {
      return ADDRESS;
    }
  }
}
