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
record RequestReader(Predicate<HttpServletRequest> inSession) {
  /** Stands for a target that cannot be read. */
  private static final String UNREADABLE = "";

  DistributionRequest read(HttpServletRequest request, RequestHeaders headers) {
    Optional<Scheme> scheme =
        request.isSecure() ? Optional.of(Scheme.HTTPS) : Scheme.parse(request.getScheme());
    return new DistributionRequest(
        request.getMethod(),
        scheme.orElse(Scheme.HTTP),
        host(request),
        scheme.isEmpty() ? UNREADABLE : target(path(request), request.getQueryString()),
        RemoteAddress.parse(request.getRemoteAddr()),
        inSession.test(request),
        headers);
  }

  /** A target in origin form. */
  static String target(String uri, @Nullable String query) {
    return query == null ? uri : uri + "?" + query;
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
      return null;
    }
    String first = hosts.nextElement();
    return hosts.hasMoreElements()
        ? first + ", " + String.join(", ", Collections.list(hosts))
        : first;
  }
}
