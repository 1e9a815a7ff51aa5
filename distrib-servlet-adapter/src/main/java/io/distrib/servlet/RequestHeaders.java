package io.distrib.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of a request while the container lends it to us; nothing afterwards, when it
 * may already be another client's. <em>Thread-safe</em> in that respect.
 */
final class RequestHeaders implements Function<String, @Nullable String> {
  private volatile @Nullable HttpServletRequest request;

  RequestHeaders(HttpServletRequest request) {
    this.request = request;
  }

  @Override
  public @Nullable String apply(String name) {
    HttpServletRequest current = request;
    if (current == null) {
      return null;
    }
    return name.equals("Cookie") ? cookies(current) : current.getHeader(name);
  }

  /** HTTP/2 splits what is one field in HTTP/1.1 (RFC 9113 8.2.3). */
  private static @Nullable String cookies(HttpServletRequest request) {
    Enumeration<String> fields = request.getHeaders("Cookie");
    if (fields == null || !fields.hasMoreElements()) {
      return null;
    }
    String first = fields.nextElement();
    return fields.hasMoreElements()
        ? first + "; " + String.join("; ", Collections.list(fields))
        : first;
  }

  void forget() {
    request = null;
  }
}
