package io.distrib.config;

import io.distrib.place.PlaceTable;
import io.distrib.topology.Balance;
import io.distrib.topology.ClientPlace;
import io.distrib.topology.GeoPoint;
import io.distrib.topology.Group;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what is said of places, but can hardly be meant (D11, D12). */
final class PlaceWarnings {
  private static final GeoPoint NULL_ISLAND = new GeoPoint(0, 0);
  private static final List<String> CONTINENTS = List.of("AF", "AN", "AS", "EU", "NA", "OC", "SA");

  private final Topology topology;
  private final List<PlaceTable> databases;
  private final List<String> warnings = new ArrayList<>();

  private PlaceWarnings(Topology topology, List<PlaceTable> databases) {
    this.topology = topology;
    this.databases = databases;
  }

  /** Those of a pool whose clients are looked up in {@code databases}. */
  static List<String> of(Topology topology, List<PlaceTable> databases) {
    PlaceWarnings found = new PlaceWarnings(topology, databases);
    if (topology.groups().stream().anyMatch(group -> !group.places().isEmpty())) {
      found.places();
    }
    found.nearest();
    found.warnings.addAll(NetworkWarnings.of(topology.groups()));
    return found.warnings;
  }

  private void places() {
    if (databases.isEmpty()) {
      warnings.add(
          "groups: their places decide nothing, for nothing says where clients are (expected"
              + " geo.databases)");
    } else {
      unknownPlaces();
    }
    uncovered();
  }

  private void unknownPlaces() {
    Set<ClientPlace> unknown = unknown();
    for (Group group : topology.groups()) {
      for (int i = 0; i < group.places().size(); i++) {
        if (unknown.contains(group.places().get(i))) {
          warnings.add(
              "groups."
                  + group.id()
                  + ".places["
                  + i
                  + "]: "
                  + group.places().get(i)
                  + " is in none of geo.databases");
        }
      }
    }
  }

  /** The places of groups that no database has; those that are common are found at once. */
  private Set<ClientPlace> unknown() {
    Set<ClientPlace> unknown = new HashSet<>();
    topology.groups().forEach(group -> unknown.addAll(group.places()));
    for (PlaceTable table : databases) {
      for (int i = 0; i < table.places() && !unknown.isEmpty(); i++) {
        table.place(i).within().forEach(unknown::remove);
      }
    }
    return unknown;
  }

  /** Who belongs to no group by any continent is in the first group, if no other is the default. */
  private void uncovered() {
    Set<String> covered =
        topology.groups().stream()
            .flatMap(group -> group.places().stream())
            .filter(place -> place.kind() == ClientPlace.Kind.CONTINENT)
            .map(ClientPlace::code)
            .collect(Collectors.toSet());
    String missing =
        CONTINENTS.stream()
            .filter(code -> !covered.contains(code))
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty() && topology.groups().stream().noneMatch(Group::isDefault)) {
      warnings.add(
          "groups: no group has all clients of "
              + missing
              + "; whom no other place or network"
              + " holds belongs to "
              + topology.groups().get(0)
              + ", the first (expected a group with default: true)");
    }
  }

  private void nearest() {
    for (Site site : topology.sites()) {
      if (site.location().filter(NULL_ISLAND::equals).isPresent()) {
        warnings.add(
            "sites."
                + site.id()
                + ".location: [0, 0] lies in the sea (expected where the site is)");
      }
    }
    Stream<Balance> ways =
        Stream.concat(
            Stream.of(topology.pool().balance()), topology.groups().stream().map(Group::balance));
    if (ways.noneMatch(way -> way == Balance.NEAREST)) {
      return;
    }
    if (databases.stream().noneMatch(PlaceTable::hasLocations)) {
      warnings.add(
          "nearest: nothing says where clients are on the map (expected a city database in"
              + " geo.databases)");
    }
    String without =
        topology.sites().stream()
            .filter(site -> site.location().isEmpty())
            .map(Site::id)
            .collect(Collectors.joining(", "));
    if (!without.isEmpty()) {
      warnings.add("nearest: sites without location come last: " + without);
    }
    if (topology.pool().answers() > 1) {
      warnings.add("pool.answers: with nearest only the first of the sites is one of the nearest");
    }
  }
}
