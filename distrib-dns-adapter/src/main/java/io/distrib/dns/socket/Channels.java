package io.distrib.dns.socket;

import java.io.Closeable;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;

/** What all channels need. <em>All of it is stateless.</em> */
public final class Channels {
  private Channels() {}

  /** Closes {@code channel}; a failure to do so is ignored. */
  public static void closeQuietly(Closeable channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // There is nothing left to do for it.
    }
  }

  /** The protocol family of {@code address}. */
  public static ProtocolFamily family(InetSocketAddress address) {
    return address.getAddress() instanceof Inet4Address
        ? StandardProtocolFamily.INET
        : StandardProtocolFamily.INET6;
  }

  /** {@code address} as messages show it. */
  public static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + " port " + address.getPort();
  }
}
