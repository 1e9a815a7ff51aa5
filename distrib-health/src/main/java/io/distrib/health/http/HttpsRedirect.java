package io.distrib.health.http;

import com.google.common.collect.ImmutableSet;
import io.distrib.config.HealthType;
import io.distrib.health.probe.ProbeTarget;
import io.distrib.topology.DnsName;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Recognizes redirects from http to https (RFC 9110, section 15.4). */
final class HttpsRedirect {
  private static final ImmutableSet<Integer> STATUSES = ImmutableSet.of(301, 302, 303, 307, 308);
  private static final String SCHEME = "https://";

  private HttpsRedirect() {}

  /** Whether {@code reply} redirects to https. */
  static boolean isHttps(HttpReply reply) {
    return STATUSES.contains(reply.status())
        && reply.location().regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /**
   * Where {@code reply} redirects to: the host name, port and path of its Location, at {@code
   * address}; empty if that is no valid URI.
   */
  static Optional<ProbeTarget> target(HttpReply reply, InetAddress address) {
    try {
      URI uri = new URI(new URI(reply.location()).toASCIIString());
      if (uri.getHost() == null || DnsName.parse(uri.getHost()).isEmpty()) {
        return Optional.empty();
      }
      int port = uri.getPort() == -1 ? HealthType.HTTPS.defaultPort() : uri.getPort();
      String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      return port >= 1 && port <= 65_535
          ? Optional.of(new ProbeTarget(uri.getHost(), address, port, path + query))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
