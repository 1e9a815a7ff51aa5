package io.distrib.examples;

import io.distrib.config.PoolConfiguration;
import io.distrib.groups.GroupSelectors;
import io.distrib.limits.AdaptiveLimit;
import io.distrib.load.InFlightRequests;
import io.distrib.load.LoadProbes;
import io.distrib.maxmind.PlaceDatabase;
import io.distrib.model.StatusSettings;
import io.distrib.place.PlaceTable;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.DistributorBuilder;
import io.distrib.topology.ClientNetwork;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The settings of a distributor that the documentation explains. */
final class Settings {
  private Settings() {}

  static DistributorBuilder load(PoolConfiguration configuration) {
    // region load
    InFlightRequests inFlight = new InFlightRequests(200);
    return configuration
        .distributor("boston")
        .inFlight(inFlight)
        .loadProbe(LoadProbes.fullestOf(inFlight, LoadProbes.cpu()))
        .hysteresis(0.9, 0.7); // busy from 0.9 on, free again at 0.7
    // end region
  }

  static DistributorBuilder adaptive(PoolConfiguration configuration) {
    // region adaptive
    AdaptiveLimit limit = AdaptiveLimit.gradient(20, 500);
    return configuration.distributor("boston").inFlight(limit.inFlight()).loadProbe(limit);
    // end region
  }

  static DistributorBuilder groups(PoolConfiguration configuration) {
    // region groups
    return configuration
        .distributor("boston")
        .groupSelector(
            GroupSelectors.firstOf(
                GroupSelectors.header("X-Region", Map.of("eu", "europe", "us", "americas")),
                GroupSelectors.percentage(5, "canary", "release 7"),
                GroupSelectors.clientNetworks(),
                GroupSelectors.acceptLanguage(Map.of("de", "europe", "en", "americas"))));
    // end region
  }

  static DistributorBuilder places(PoolConfiguration configuration, Path file) {
    // region places
    PlaceTable cities = PlaceDatabase.read(file);
    return configuration
        .distributor("boston")
        .groupSelector(GroupSelectors.clients(List.of(cities)));
    // end region
  }

  static DistributorBuilder status(
      PoolConfiguration configuration,
      LongSupplier sessions,
      ClientNetwork monitor,
      String secret) {
    // region status
    return configuration
        .distributor("boston")
        .sessions(sessions)
        .status(
            new StatusSettings(StatusSettings.DEFAULT_PATH, List.of(monitor), Optional.of(secret)));
    // end region
  }

  static boolean drain(Distributor distributor, AutoCloseable server) throws Exception {
    // region drain
    distributor.setDraining(true);
    boolean isEmpty = distributor.awaitDrained(Duration.ofMinutes(10)); // false: some are left
    server.close();
    // end region
    return isEmpty;
  }
}
