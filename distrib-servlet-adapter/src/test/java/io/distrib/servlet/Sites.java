package io.distrib.servlet;

import io.distrib.marker.MarkerPlacement;
import io.distrib.marker.MarkerSettings;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.DistributorBuilder;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Topologies;
import java.time.Duration;
import java.util.List;

/** Site Boston of three, at a date that stands still. */
final class Sites {
  static final long NOW = 1_800_000_000L;
  static final String OWN = "boston.app.example.test";
  static final String POOL = "app.example.test";

  private static final MarkerSettings PATH =
      new MarkerSettings(
          MarkerPlacement.PATH,
          "distrib",
          Duration.ofSeconds(60),
          Duration.ofSeconds(5),
          List.of());

  private Sites() {}

  static DistributorBuilder boston() {
    return Distributor.builder(Topologies.flat(), "boston").clock(new ManualClock(NOW));
  }

  /** Its markers stand in the path. */
  static DistributorBuilder bostonByPath() {
    return boston().marker(PATH);
  }
}
