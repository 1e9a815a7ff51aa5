package io.distrib.health.http;

import io.distrib.config.HealthRequest;
import io.distrib.config.HealthType;
import io.distrib.health.probe.ProbeTarget;

/**
 * A request, where it goes, and what carries it. <em>Confined to one event loop.</em>
 *
 * @param target where it goes
 * @param request what is asked
 * @param transport what carries it
 */
record HttpEndpoint(ProbeTarget target, ProbeRequest request, HttpTransport transport) {
  /** The {@code target} of {@code type}, {@link HealthType#HTTP} or {@link HealthType#HTTPS}. */
  static HttpEndpoint of(
      ProbeTarget target, HealthRequest request, HealthType type, HttpTransport transport) {
    return new HttpEndpoint(target, new ProbeRequest(target, request, type), transport);
  }
}
