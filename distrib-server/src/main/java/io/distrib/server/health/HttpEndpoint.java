package io.distrib.server.health;

import io.distrib.config.HealthRequest;
import io.distrib.config.HealthType;

/**
 * What is asked where, and over what. <em>Confined to one event loop.</em>
 *
 * @param target where
 * @param request what
 * @param transport over what
 */
record HttpEndpoint(Target target, ProbeRequest request, HttpTransport transport) {
  /** The {@code target} of {@code type}, {@link HealthType#HTTP} or {@link HealthType#HTTPS}. */
  static HttpEndpoint of(
      Target target, HealthRequest request, HealthType type, HttpTransport transport) {
    return new HttpEndpoint(target, new ProbeRequest(target, request, type), transport);
  }
}
