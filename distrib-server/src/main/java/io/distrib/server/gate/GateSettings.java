package io.distrib.server.gate;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * How the gate treats its clients and the application. <em>Immutable.</em>
 *
 * @param application where the application listens, resolved
 * @param sessionCookie the name of the cookie that names a session
 * @param timeout how long either side may be silent while it is waited for
 * @param headTimeout how long a connection may take until the head of its next request is whole
 * @param mostConnections how many connections of clients there may be
 * @param mostExchanges how many connections to the application may be in use
 */
record GateSettings(
    InetSocketAddress application,
    String sessionCookie,
    Duration timeout,
    Duration headTimeout,
    int mostConnections,
    int mostExchanges) {
  private static final Duration DEFAULT_HEAD_TIMEOUT = Duration.ofSeconds(30);
  private static final int DEFAULT_CONNECTIONS = 8_192;
  private static final int DEFAULT_EXCHANGES = 2_048;

  /** With the usual limits. */
  GateSettings(InetSocketAddress application, String sessionCookie, Duration timeout) {
    this(
        application,
        sessionCookie,
        timeout,
        DEFAULT_HEAD_TIMEOUT,
        DEFAULT_CONNECTIONS,
        DEFAULT_EXCHANGES);
  }
}
