package io.distrib.servlet;

import com.google.common.net.InetAddresses;
import io.distrib.marker.PathMarkerRemoval;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Scheme;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
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
        address(request.getRemoteAddr()),
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
    List<String> hosts = Collections.list(request.getHeaders("Host"));
    return hosts.isEmpty() ? null : String.join(", ", hosts);
  }

  /** The address that {@code text} spells, in brackets or not; null if it spells none. */
  private static @Nullable InetAddress address(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String bare = text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
    return InetAddresses.isInetAddress(bare) ? InetAddresses.forString(bare) : null;
  }
}
