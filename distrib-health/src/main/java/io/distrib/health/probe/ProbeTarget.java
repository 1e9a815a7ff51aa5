package io.distrib.health.probe;

import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import io.distrib.config.SiteProbe;
import io.distrib.config.SocketAddressText;
import io.distrib.topology.Site;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.OptionalInt;

/**
 * Where a probe goes, and what it asks for. <em>Immutable.</em>
 *
 * @param siteName the name of the site
 * @param address one of the site's, or the one that the configuration names for its probe
 * @param port the probe's own, else the site's (by HTTPS that for https), else the default of its
 *     type
 * @param path the target of an HTTP request
 */
public record ProbeTarget(String siteName, InetAddress address, int port, String path) {
  /** Where the probes of {@code site} go: one target for each address. */
  public static List<ProbeTarget> of(HealthSettings settings, Site site) {
    SiteProbe own = settings.site(site.id());
    OptionalInt https =
        settings.type() == HealthType.HTTPS ? site.httpsPort() : OptionalInt.empty();
    int otherwise = https.orElse(site.port().orElse(settings.type().defaultPort()));
    int port = own.port().orElse(settings.port().orElse(otherwise));
    List<InetAddress> addresses = own.address().map(List::of).orElse(site.addresses());
    return addresses.stream()
        .map(
            address -> new ProbeTarget(site.name().text(), address, port, settings.path(site.id())))
        .toList();
  }

  /** The address with the port. */
  public InetSocketAddress socket() {
    return new InetSocketAddress(address, port);
  }

  /** The address and the port as they stand in a URI. */
  @Override
  public String toString() {
    return SocketAddressText.of(socket());
  }
}
