package io.distrib.servlet;

import io.distrib.model.DistributionRequest;
import io.distrib.redirect.RequestSource;
import jakarta.servlet.http.HttpServletRequest;

/** A container's request, as the distributor reads it. <em>Confined to one request.</em> */
record FilteredRequest(HttpServletRequest request, RequestHeaders headers, RequestReader reader)
    implements RequestSource {
  @Override
  public boolean inSession() {
    return reader.inSession().test(request);
  }

  @Override
  public String target() {
    return RequestReader.target(request);
  }

  @Override
  public DistributionRequest read(boolean inSession) {
    return reader.read(request, inSession, headers);
  }
}
