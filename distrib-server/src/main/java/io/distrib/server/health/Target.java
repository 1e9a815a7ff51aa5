package io.distrib.server.health;

import io.distrib.config.HealthSettings;
import io.distrib.config.SocketAddressText;
import io.distrib.model.Site;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where a probe goes. <em>Immutable.</em>
 *
 * @param siteName the name that is asked for there
 * @param address one of the site's
 * @param port the probe's own, else the site's, else the default of its type
 */
record Target(String siteName, InetAddress address, int port) {
  static Target of(HealthSettings settings, Site site, InetAddress address) {
    int otherwise = site.port().orElse(settings.type().defaultPort());
    return new Target(site.name().text(), address, settings.port().orElse(otherwise));
  }

  InetSocketAddress socket() {
    return new InetSocketAddress(address, port);
  }

  /** The address and the port as they stand in a URI. */
  @Override
  public String toString() {
    return SocketAddressText.of(socket());
  }
}
