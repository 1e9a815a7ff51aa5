package io.distrib.server.health;

import com.google.common.net.InetAddresses;
import io.distrib.config.HealthSettings;
import io.distrib.model.Site;
import java.net.InetAddress;

/**
 * Where a probe goes. <em>Immutable.</em>
 *
 * @param address one of the site's
 * @param port the probe's own, else the site's, else the default of its type
 */
record Target(InetAddress address, int port) {
  static Target of(HealthSettings settings, Site site, InetAddress address) {
    int otherwise = site.port().orElse(settings.type().defaultPort());
    return new Target(address, settings.port().orElse(otherwise));
  }

  /** As it stands in a URI. */
  @Override
  public String toString() {
    return InetAddresses.toUriString(address) + ":" + port;
  }
}
