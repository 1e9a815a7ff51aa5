package io.distrib.servlet;

import io.distrib.redirect.Distributor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;

/**
 * Builds a {@link DistributorFilter}; every setting is optional. <em>Confined to one thread.</em>
 *
 * <pre>{@code
 * DistributorFilter filter =
 *     DistributorFilter.builder(distributor)
 *         .inSession(request -> request.getSession(false) != null)
 *         .maxHead(16_384)
 *         .build();
 * }</pre>
 */
public final class DistributorFilterBuilder {
  final Distributor distributor;
  Predicate<HttpServletRequest> inSession;
  int maxHead = HeadLimit.DEFAULT;

  DistributorFilterBuilder(Distributor distributor) {
    this.distributor = distributor;
    SharedSessions sessions = SharedSessions.of(distributor);
    this.inSession = request -> hasLiveSession(request) || sessions.areElsewhere(request);
  }

  /**
   * Tells whether a request belongs to a live session (H0). It must not read the request's body or
   * parameters. Default: the container knows the session that the request names, or it is one of
   * another web application whose filter asks the same distributor.
   */
  public DistributorFilterBuilder inSession(Predicate<HttpServletRequest> value) {
    inSession = value;
    return this;
  }

  /**
   * How long the container lets the head of a request be, and that of an answer, in bytes (Jetty's
   * {@code requestHeaderSize} and {@code responseHeaderSize}, Tomcat's {@code maxHttpHeaderSize}):
   * a request with a long target that would become longer by its marker is answered with 414 at
   * once, not where the redirect leads. Default: 8192, as theirs is.
   *
   * @throws IllegalArgumentException if {@code bytes} is not positive
   */
  public DistributorFilterBuilder maxHead(int bytes) {
    if (bytes <= 0) {
      throw new IllegalArgumentException("head of " + bytes + " bytes (expected 1 or more)");
    }
    maxHead = bytes;
    return this;
  }

  /** The filter. */
  public DistributorFilter build() {
    return new DistributorFilter(this);
  }

  private static boolean hasLiveSession(HttpServletRequest request) {
    return request.isRequestedSessionIdValid() && request.getSession(false) != null;
  }
}
