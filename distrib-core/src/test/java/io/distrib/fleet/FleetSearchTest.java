package io.distrib.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every short history of a fleet in which few things happen, at most one in a second: what members
 * name while that lasts, when it has lasted for a while, and when all has healed. Members post in a
 * fixed order; as everything happens to each of them, all orders occur.
 */
class FleetSearchTest {
  private static final Duration BACKED = Duration.ofMillis(2_600);
  private static final FleetSettings SETTINGS = FleetSettings.defaults(BACKED);

  /** After as many rounds the dead no longer speak: patience, 2.6 s, and one round. */
  private static final int SETTLED = 7;

  private int histories;

  @ParameterizedTest
  @CsvSource({"1, 2, 5, 4", "2, 1, 5, 4", "2, 2, 4, 4", "3, 2, 4, 3", "4, 3, 4, 2"})
  void everyHistoryKeepsItsPromises(int members, int sites, int rounds, int events) {
    search(members, sites, rounds, events, SETTINGS);
    assertTrue(histories > 100, () -> "only " + histories);
  }

  @Test
  void withoutE4TheDeadHoldASiteUp() {
    Duration ever = Duration.ofDays(1);
    FleetSettings credulous =
        new FleetSettings(ever, SETTINGS.memory(), ever, SETTINGS.suspension(), true);
    AssertionError found = assertThrows(AssertionError.class, () -> search(3, 2, 3, 3, credulous));
    assertTrue(String.valueOf(found.getMessage()).contains("nobody reaches"), found::getMessage);
  }

  private void search(int members, int sites, int rounds, int events, FleetSettings settings) {
    FleetWorld world = new FleetWorld(members, sites, settings);
    world.round();
    world.round();
    new History(world, FleetWorld.events(members, sites), sites).goOn(rounds, events);
  }

  /** A world, and for how many rounds each site has been what it is. */
  private final class History {
    private final FleetWorld world;
    private final List<Consumer<FleetWorld>> events;
    private final int[] reachedByAll;
    private final int[] reachedByNobody;
    private final boolean[] wasLost;

    History(FleetWorld world, List<Consumer<FleetWorld>> events, int sites) {
      this.world = world;
      this.events = events;
      this.reachedByAll = new int[sites];
      this.reachedByNobody = new int[sites];
      this.wasLost = new boolean[sites];
    }

    private History(History other) {
      this.world = other.world.copy();
      this.events = other.events;
      this.reachedByAll = other.reachedByAll.clone();
      this.reachedByNobody = other.reachedByNobody.clone();
      this.wasLost = other.wasLost.clone();
    }

    void goOn(int rounds, int left) {
      if (rounds == 0) {
        end();
        return;
      }
      History quiet = new History(this);
      quiet.round();
      quiet.goOn(rounds - 1, left);
      if (left > 0) {
        for (Consumer<FleetWorld> event : events) {
          History next = new History(this);
          event.accept(next.world);
          next.round();
          next.goOn(rounds - 1, left - 1);
        }
      }
    }

    private void end() {
      histories++;
      for (int i = 0; i < SETTLED; i++) {
        round();
      }
      world.heal();
      world.round();
      world.round();
      Set<Set<Integer>> views = world.living().mapToObj(world::named).collect(Collectors.toSet());
      assertTrue(views.size() <= 1, () -> "healed, and members differ: " + views);
    }

    private void round() {
      for (int s = 0; s < wasLost.length; s++) {
        int site = s;
        boolean byAll = world.living().allMatch(m -> world.reaches(m, site));
        boolean byNobody = world.living().noneMatch(m -> world.reaches(m, site));
        reachedByAll[s] = byAll ? reachedByAll[s] + 1 : 0;
        reachedByNobody[s] = byNobody ? reachedByNobody[s] + 1 : 0;
        wasLost[s] |= !byAll;
      }
      world.round();
      world.living().forEach(this::judge);
    }

    private void judge(int m) {
      boolean isAnyUp = Arrays.stream(reachedByAll).anyMatch(rounds -> rounds >= SETTLED);
      for (int s = 0; s < wasLost.length; s++) {
        boolean isNamed = world.named(m).contains(s);
        if (!wasLost[s] || reachedByAll[s] >= SETTLED) {
          assertTrue(isNamed, "a site that all reach is not named");
        }
        if (reachedByNobody[s] >= SETTLED && isAnyUp && world.isInformed(m)) {
          assertEquals(false, isNamed, "a site that nobody reaches is named");
        }
      }
    }
  }
}
