package io.distrib.netty;

import io.netty.handler.codec.http.HttpRequest;

/** What is done about a request once that is known. <em>Immutable.</em> */
@FunctionalInterface
interface Outcome {
  /** Does it; on the connection's event loop. */
  void carryOut(Connection connection, HttpRequest request);
}
