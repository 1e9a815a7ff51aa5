package io.distrib.redirect;

import io.distrib.model.DistributionRequest;
import io.distrib.model.Scheme;
import io.distrib.topology.DnsName;
import io.distrib.topology.Site;
import java.util.EnumMap;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The scheme, name and port that a Location begins with (rules, section 3). <em>Immutable,
 * thread-safe.</em>
 */
final class LocationOrigins {
  private final Site own;
  private final boolean areHttps;

  /** The way to this site's own name, where most redirects lead, with no port to name. */
  private final EnumMap<Scheme, String> ownOrigins = new EnumMap<>(Scheme.class);

  /**
   * The origins for redirects of the site {@code own}.
   *
   * @param areHttps whether each Location is https; else it has the scheme of the request
   */
  LocationOrigins(Site own, boolean areHttps) {
    this.own = own;
    this.areHttps = areHttps;
    for (Scheme scheme : Scheme.values()) {
      ownOrigins.put(scheme, origin(scheme, own.name()));
    }
  }

  /** The origin of {@code site} for the client of {@code request}, which named {@code port}. */
  String of(Site site, DistributionRequest request, int port) {
    Scheme scheme = scheme(request);
    String origin =
        site.equals(own)
            ? Objects.requireNonNull(ownOrigins.get(scheme))
            : origin(scheme, site.name());
    return withPort(origin, scheme, port(site, request, port));
  }

  /**
   * The origin of a group's or the pool's {@code name}. All sites answer under it, so where the
   * scheme changes it has the port that this site has for https.
   */
  String of(DnsName name, DistributionRequest request, int port) {
    Scheme scheme = scheme(request);
    int kept = scheme == request.scheme() ? port : own.httpsPort().orElse(0);
    return withPort(origin(scheme, name), scheme, kept);
  }

  /** Whether a client that asked this site's own name by {@code port} has asked its origin. */
  boolean isOwn(DistributionRequest request, int port) {
    Scheme scheme = scheme(request);
    return scheme == request.scheme()
        && effective(scheme, port(own, request, port)) == effective(scheme, port);
  }

  private int port(Site site, DistributionRequest request, int port) {
    Scheme scheme = scheme(request);
    OptionalInt configured = site.port();
    if (scheme == Scheme.HTTPS && site.httpsPort().isPresent()) {
      configured = site.httpsPort();
    }
    return configured.orElse(scheme == request.scheme() ? port : 0);
  }

  private Scheme scheme(DistributionRequest request) {
    return areHttps ? Scheme.HTTPS : request.scheme();
  }

  private static int effective(Scheme scheme, int port) {
    return port == 0 ? scheme.defaultPort() : port;
  }

  private static String origin(Scheme scheme, DnsName name) {
    return scheme.text() + "://" + name.text();
  }

  private static String withPort(String origin, Scheme scheme, int port) {
    return port == 0 || port == scheme.defaultPort() ? origin : origin + ":" + port;
  }
}
