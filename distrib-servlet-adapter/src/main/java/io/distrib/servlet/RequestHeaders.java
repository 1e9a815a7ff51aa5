package io.distrib.servlet;

import io.distrib.model.DistributionRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of a request while the container lends it to us; nothing afterwards, when it
 * may already be another client's. The method that ends the loan waits for a read that is under
 * way. <em>Thread-safe</em> in that respect.
 */
final class RequestHeaders implements Function<String, @Nullable String> {
  private @Nullable HttpServletRequest request;

  RequestHeaders(HttpServletRequest request) {
    this.request = request;
  }

  @Override
  public synchronized @Nullable String apply(String name) {
    if (request == null) {
      return null;
    }
    Enumeration<String> values = request.getHeaders(name);
    return values != null && values.hasMoreElements()
        ? DistributionRequest.joined(name, Collections.list(values))
        : null;
  }

  synchronized void forget() {
    request = null;
  }
}
