package io.distrib.server.gate;

import io.distrib.model.DistributionRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a request is meant to go (RFC 9112, section 3.2). <em>Immutable.</em>
 *
 * @param authority of an absolute target, else the Host field; null if there is neither
 * @param path the path and the query, or {@code *}
 */
record Target(@Nullable String authority, String path) {
  /** That of {@code request}; null if it has a form that is not for a server, or several hosts. */
  static @Nullable Target of(HttpRequest request) {
    List<String> hosts =
        request.headers().getAll(HttpHeaderNames.HOST).stream().distinct().toList();
    if (hosts.size() > 1) {
      return null;
    }
    String uri = request.uri();
    boolean isOrigin = uri.startsWith("/");
    if (isOrigin || (uri.equals("*") && HttpMethod.OPTIONS.equals(request.method()))) {
      return new Target(hosts.isEmpty() ? null : hosts.get(0), uri);
    }
    return absolute(uri);
  }

  /** The name alone: without a port and a trailing dot; empty if there is none. */
  String name() {
    String name = authority == null ? "" : authority.replaceFirst(":[0-9]*$", "");
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /**
   * The path with each byte from 0x80 on in percent-encoding. Netty reads a byte as one character,
   * but would write such a character as two bytes.
   */
  String ascii() {
    return DistributionRequest.asciiTarget(path);
  }

  private static @Nullable Target absolute(String uri) {
    int colon = uri.indexOf("://");
    String scheme = colon < 0 ? "" : uri.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return null;
    }
    String rest = uri.substring(colon + 3);
    int end = authorityEnd(rest);
    String authority = rest.substring(0, end);
    String path = rest.substring(end);
    return authority.isEmpty() || authority.contains("@")
        ? null
        : new Target(authority, path.startsWith("/") ? path : "/" + path);
  }

  private static int authorityEnd(String rest) {
    int end = 0;
    while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}
