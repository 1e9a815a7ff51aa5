package io.distrib.dns.socket;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The addresses that a wildcard address stands for. Each is bound by itself, as a datagram that is
 * sent by a socket with a wildcard address may leave from another address than the one asked, and a
 * resolver then drops it.
 */
final class LocalAddresses {
  /** Each costs threads of its own. */
  static final int MAX = 64;

  private LocalAddresses() {}

  /**
   * The addresses of this machine's interfaces if {@code address} is a wildcard, IPv6 standing for
   * IPv4 too; else the address itself.
   *
   * @throws IOException if there are over 64
   */
  static List<InetAddress> meantBy(InetAddress address) throws IOException {
    if (!address.isAnyLocalAddress()) {
      return List.of(address);
    }
    return checked(
        address,
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(each -> each instanceof Inet4Address || !(address instanceof Inet4Address))
            .toList());
  }

  /** {@code own}, each once, none included, if they are few enough to listen on all of them. */
  static List<InetAddress> checked(InetAddress wildcard, List<InetAddress> own) throws IOException {
    Set<InetAddress> all = new LinkedHashSet<>(own);
    if (all.size() > MAX) {
      throw new IOException(
          "cannot listen on %s: this machine has %d such addresses (expected at most %d); name those to listen on"
              .formatted(wildcard.getHostAddress(), all.size(), MAX));
    }
    return List.copyOf(all);
  }
}
