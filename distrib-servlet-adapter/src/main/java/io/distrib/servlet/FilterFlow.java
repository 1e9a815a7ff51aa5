package io.distrib.servlet;

import io.distrib.redirect.Distributor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** From a request of the container's to what is done about it. <em>Thread-safe.</em> */
final class FilterFlow {
  private final Distributor distributor;
  private final RequestReader reader;
  private final AsyncRequests async = new AsyncRequests();
  private final Outcomes outcomes;

  FilterFlow(DistributorFilterBuilder builder) {
    this.distributor = builder.distributor;
    this.reader = new RequestReader(builder.inSession, new HeadLimit(builder.maxHead));
    this.outcomes = new Outcomes(new MarkerRemoval(), async);
  }

  void run(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    RequestHeaders headers = new RequestHeaders(request);
    try {
      FilteredRequest filtered = new FilteredRequest(request, headers, reader);
      distributor.handle(filtered).fold(filtered, outcomes).carryOut(request, response, chain);
    } finally {
      headers.forget();
    }
  }

  Distributor distributor() {
    return distributor;
  }

  /** The web application ends; it may begin again. */
  void stop() {
    async.endAll();
  }
}
