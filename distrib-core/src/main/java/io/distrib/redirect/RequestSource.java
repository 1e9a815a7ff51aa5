package io.distrib.redirect;

import io.distrib.model.DistributionRequest;

/**
 * A request of a server, read only as far as the rules need it. For an adapter that wants to spend
 * next to nothing on requests in session: most of them pass on these two facts alone, and then
 * {@link #read} is not called. What one of the methods throws is handled as a failure of the rules:
 * the request passes as it came. Called on the thread that calls {@link Distributor#handle} or
 * {@link Distributor#handleAsync}.
 */
public interface RequestSource {
  /** Whether the request belongs to a live session (H0). */
  boolean inSession();

  /** The request target as it came; see {@link DistributionRequest#target}. */
  String target();

  /**
   * The whole request.
   *
   * @param inSession what {@link #inSession} has returned
   */
  DistributionRequest read(boolean inSession);
}
