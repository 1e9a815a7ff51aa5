package io.distrib.dns;

import io.distrib.model.ClientNetwork;
import java.net.InetAddress;
import java.util.List;

/**
 * The fronts that speak the PROXY protocol, version 2. <em>Immutable.</em>
 *
 * @param networks their addresses
 */
record Proxies(List<ClientNetwork> networks) {
  /** There are none. */
  static final Proxies NONE = new Proxies(List.of());

  /** Copies the list. */
  Proxies {
    networks = List.copyOf(networks);
  }

  /** Whether {@code peer} is one of them. */
  boolean contain(InetAddress peer) {
    for (ClientNetwork network : networks) {
      if (network.contains(peer)) {
        return true;
      }
    }
    return false;
  }
}
