package io.distrib.servlet;

import io.distrib.marker.PathMarkerRemoval;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Scheme;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells the core of a container's request, as it came. <em>Thread-safe.</em> */
record RequestReader(Predicate<HttpServletRequest> inSession, HeadLimit limit) {
  /** Stands for a target that cannot be read. */
  private static final String UNREADABLE = "";

  DistributionRequest read(
      HttpServletRequest request, boolean isInSession, RequestHeaders headers) {
    Optional<Scheme> scheme =
        request.isSecure() ? Optional.of(Scheme.HTTPS) : Scheme.parse(request.getScheme());
    String host = host(request);
    String target = target(request);
    return new DistributionRequest(
        request.getMethod(),
        scheme.orElse(Scheme.HTTP),
        host,
        scheme.isEmpty() ? UNREADABLE : target,
        RemoteAddress.parse(request.getRemoteAddr()),
        isInSession,
        headers,
        limit.maxTarget(request, target, host == null ? "" : host));
  }

  /** The target that came, in origin form. */
  static String target(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null ? path(request) : path(request) + "?" + query;
  }

  /** The path that came; what took markers off it before us has kept it. */
  private static String path(HttpServletRequest request) {
    return request.getAttribute(PathMarkerRemoval.MARKED_PATH) instanceof String marked
        ? marked
        : request.getRequestURI();
  }

  private static @Nullable String host(HttpServletRequest request) {
    Enumeration<String> hosts = request.getHeaders("Host");
    if (!hosts.hasMoreElements()) {
      return hasAuthority(request) ? authority(request) : null;
    }
    String first = hosts.nextElement();
    return hosts.hasMoreElements()
        ? first + ", " + String.join(", ", Collections.list(hosts))
        : first;
  }

  /** Whether the client names the host otherwise than in a field (RFC 9113 8.3.1, RFC 9114). */
  private static boolean hasAuthority(HttpServletRequest request) {
    String protocol = request.getProtocol();
    return protocol.startsWith("HTTP/2") || protocol.startsWith("HTTP/3");
  }

  /**
   * What {@code :authority} says, as far as the container tells: neither Jetty nor Tomcat makes a
   * field of it. A default port is left out, for that is what no port is.
   */
  private static String authority(HttpServletRequest request) {
    String name = request.getServerName();
    String host = name.indexOf(':') < 0 || name.startsWith("[") ? name : "[" + name + "]";
    int port = request.getServerPort();
    boolean isDefault = port == (request.getScheme().equals("https") ? 443 : 80);
    return isDefault ? host : host + ":" + port;
  }
}
