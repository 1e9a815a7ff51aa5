package io.distrib.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Thousands of random schedules of kills, hangs, restarts, loss, drains and operators' words, run
 * through the real watches and the real naming service in virtual time. The seed is fixed, so that
 * a failure can be repeated.
 */
class ScheduleSearchTest {
  private static final long SEED = 20_261_123L;
  private static final int SCHEDULES = 2_000;

  @Test
  void noScheduleBreaksAnInvariant() {
    Map<RandomSchedule.Event, Integer> events = new EnumMap<>(RandomSchedule.Event.class);
    int changes = 0;
    int named = 0;
    for (int i = 0; i < SCHEDULES; i++) {
      RandomSchedule schedule = new RandomSchedule(SEED + i);
      assertThat(schedule.run()).as("seed %d", SEED + i).isEmpty();
      schedule.events().forEach((event, count) -> events.merge(event, count, Integer::sum));
      changes += schedule.changes();
      named += schedule.deadSitesPassedOver();
    }
    assertThat(events.keySet()).containsExactlyInAnyOrder(RandomSchedule.Event.values());
    assertThat(changes).as("changes of state").isGreaterThan(SCHEDULES);
    assertThat(named).as("answers that a dead site had to be kept out of").isGreaterThan(SCHEDULES);
  }

  /** The search can fail: with no fall at all a dead site goes on being named. */
  @Test
  void aMonitorThatNeverTurnsASiteDownIsFound() {
    int found = 0;
    for (int i = 0; i < 50; i++) {
      found += new RandomSchedule(SEED + i, 100).run().isEmpty() ? 0 : 1;
    }
    assertThat(found).isGreaterThan(10);
  }
}
