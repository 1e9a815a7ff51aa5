package io.distrib.examples;

import com.sun.net.httpserver.HttpExchange;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Scheme;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request of the JDK's HTTP server, as the core has to be given it. */
final class JdkServerRequest {
  private JdkServerRequest() {}

  // region request
  static DistributionRequest read(HttpExchange exchange, boolean isInSession) {
    String target = exchange.getRequestURI().toString();
    return new DistributionRequest(
        exchange.getRequestMethod(),
        scheme(target),
        host(exchange),
        DistributionRequest.asciiTarget(target),
        exchange.getRemoteAddress().getAddress(),
        isInSession,
        name -> field(exchange, name));
  }

  /** A target in absolute form names the scheme; this server has no TLS (RFC 9112 3.3). */
  private static Scheme scheme(String target) {
    int end = target.startsWith("/") ? -1 : target.indexOf("://");
    return end < 0 ? Scheme.HTTP : Scheme.parse(target.substring(0, end)).orElse(Scheme.HTTP);
  }

  /** From HTTP/1.1 on, a request without the field has an empty host (RFC 9112 3.2). */
  private static @Nullable String host(HttpExchange exchange) {
    String host = field(exchange, "Host");
    return host == null && !exchange.getProtocol().equals("HTTP/1.0") ? "" : host;
  }

  /** All lines of a field in one. */
  static @Nullable String field(HttpExchange exchange, String name) {
    List<String> values = exchange.getRequestHeaders().get(name);
    return values == null ? null : DistributionRequest.joined(name, values);
  }
  // end region
}
