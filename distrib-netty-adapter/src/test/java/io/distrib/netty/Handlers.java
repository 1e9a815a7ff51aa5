package io.distrib.netty;

import io.distrib.redirect.Distributor;
import io.distrib.redirect.DistributorBuilder;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Topologies;
import io.netty.handler.codec.http.HttpRequest;

/** Handlers to test with: site Boston of three, at a date that stands still. */
final class Handlers {
  static final long NOW = 1_800_000_000L;
  static final String OWN = "boston.app.example.test";
  static final String POOL = "app.example.test";

  private Handlers() {}

  static DistributorBuilder boston() {
    return Distributor.builder(Topologies.flat(), "boston").clock(new ManualClock(NOW));
  }

  /** A request is in session when it has a cookie {@code live}. */
  static DistributorHandler handler(Distributor distributor) {
    return DistributorHandler.builder(distributor).inSession(Handlers::hasCookie).build();
  }

  private static boolean hasCookie(HttpRequest request) {
    return request.headers().contains("Cookie", "live", false);
  }
}
