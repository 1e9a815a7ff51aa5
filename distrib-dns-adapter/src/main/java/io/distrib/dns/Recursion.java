package io.distrib.dns;

import io.distrib.dns.socket.Channels;
import io.distrib.topology.ClientNetwork;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/**
 * Recursion for names outside all zones (D4): queries of some clients are forwarded to resolvers.
 * <em>Immutable.</em>
 *
 * @param upstreams resolvers that recurse themselves; each is asked when the one before it has
 *     failed; at least one
 * @param clients networks whose queries are looked up if they desire it; at least one
 */
public record Recursion(List<InetSocketAddress> upstreams, List<ClientNetwork> clients) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if one is empty, or an upstream is no address and port of one
   *     host
   */
  public Recursion {
    upstreams = List.copyOf(upstreams);
    clients = List.copyOf(clients);
    if (upstreams.isEmpty() || clients.isEmpty()) {
      throw new IllegalArgumentException(
          upstreams + " for " + clients + " (expected at least one upstream and one network)");
    }
    for (InetSocketAddress upstream : upstreams) {
      if (upstream.isUnresolved()
          || upstream.getPort() == 0
          || upstream.getAddress().isAnyLocalAddress()) {
        throw new IllegalArgumentException(upstream + " (expected an IP address and a port)");
      }
    }
  }

  /**
   * Refuses upstreams that are this server itself, as far as that can be seen.
   *
   * @throws IllegalArgumentException if a server that listens on {@code addresses} is an upstream
   */
  void refuseLoop(List<InetSocketAddress> addresses) {
    for (InetSocketAddress upstream : upstreams) {
      if (addresses.stream().anyMatch(address -> isAt(address, upstream))) {
        throw new IllegalArgumentException(
            "upstream " + Channels.text(upstream) + " (expected another server than this one)");
      }
    }
  }

  private static boolean isAt(InetSocketAddress listening, InetSocketAddress upstream) {
    InetAddress address = listening.getAddress();
    return listening.getPort() == upstream.getPort()
        && (address.equals(upstream.getAddress())
            || (address.isAnyLocalAddress() && isOwn(upstream.getAddress())));
  }

  private static boolean isOwn(InetAddress address) {
    try {
      return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return false;
    }
  }
}
