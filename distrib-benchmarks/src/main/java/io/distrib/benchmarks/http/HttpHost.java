package io.distrib.benchmarks.http;

import io.distrib.redirect.Distributor;

/**
 * A server with a trivial application: it opens a session for who has none, and says hello. Behind
 * the redirect component, {@code /cost} tells what that takes of a thread, by {@link ThreadCost}.
 */
interface HttpHost {
  /** Starts the application behind the redirect component; its port on the loopback interface. */
  int guarded(Distributor distributor);

  /** Starts the application behind a filter or handler that only passes all on; its port. */
  int wrapped();

  /** Starts the application alone; its port. */
  int bare();
}
