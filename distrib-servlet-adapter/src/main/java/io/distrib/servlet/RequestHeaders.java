package io.distrib.servlet;

import io.distrib.model.DistributionRequest;
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
    Enumeration<String> values = current.getHeaders(name);
    return values != null && values.hasMoreElements()
        ? DistributionRequest.joined(name, Collections.list(values))
        : null;
  }

  void forget() {
    request = null;
  }
}
