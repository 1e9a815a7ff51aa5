package io.distrib.benchmarks;

import io.distrib.place.Place;
import io.distrib.place.PlaceTable;
import io.distrib.place.PlaceTableBuilder;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.GroupBuilder;
import io.distrib.topology.TopologyBuilder;
import java.util.List;
import java.util.Random;

/** A world to measure with: the networks of two groups, and a database of countries. */
final class WorldMap {
  /** How many client networks the groups have. */
  static final int NETWORKS = 50_000;

  private static final int DATABASE_NETWORKS = 400_000;
  private static final int LENGTH = 24;

  /** From one network to the next, so that they lie all over the addresses. */
  private static final long STEP = (1L << Integer.SIZE) / DATABASE_NETWORKS;

  private static final Place EUROPE = new Place("EU", "CH", List.of(), null, null);
  private static final Place AMERICA = new Place("NA", "US", List.of(), null, null);

  private WorldMap() {}

  /** The countries of some /24 all over the addresses, and of this machine. */
  static PlaceTable countries() {
    PlaceTableBuilder table = PlaceTable.builder("countries");
    int europe = table.index(EUROPE);
    int america = table.index(AMERICA);
    Random random = new Random(DATABASE_NETWORKS);
    for (int i = 0; i < DATABASE_NETWORKS; i++) {
      long high = ((i * STEP) << Integer.SIZE) & (-1L << (Long.SIZE - LENGTH));
      table.add(true, high, 0, LENGTH, random.nextBoolean() ? europe : america);
    }
    return table.add(ClientNetwork.parse("127.0.0.0/24").orElseThrow(), EUROPE).build();
  }

  /** Two groups, with half of the networks each, none of which holds this machine. */
  static void addGroups(TopologyBuilder pool, String name) {
    pool.group(
        "us",
        group -> {
          group.name("us." + name).sites("a", "b").place("continent:NA");
          addClients(group, 0);
        });
    pool.group(
        "eu",
        group -> {
          group.name("eu." + name).sites("b", "c").place("continent:EU");
          addClients(group, 1);
        });
  }

  private static void addClients(GroupBuilder group, int first) {
    for (int i = first; i < NETWORKS; i += 2) {
      group.client((128 + (i >> 14)) + "." + (i >> 6 & 255) + "." + (i << 2 & 255) + ".0/26");
    }
  }
}
