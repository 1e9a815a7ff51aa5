package io.distrib.redirect;

import io.distrib.model.DistributionRequest;

/** A request that has been read already. <em>Immutable.</em> */
record WholeRequest(DistributionRequest request) implements RequestSource {
  @Override
  public boolean inSession() {
    return request.inSession();
  }

  @Override
  public String target() {
    return request.target();
  }

  @Override
  public DistributionRequest read(boolean inSession) {
    return request;
  }
}
