package io.distrib.server.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.NamingService;
import io.distrib.model.AdminState;
import io.distrib.model.Topology;
import io.distrib.testkit.Topologies;
import org.junit.jupiter.api.Test;

/** The alarm is on while no site is operational (D5). */
class AllDownAlarmTest {
  private final Topology topology = Topologies.ring(2);
  private final AllDownAlarm alarm = new AllDownAlarm(topology);
  private final NamingService naming = NamingService.builder(topology).listener(alarm).build();

  @Test
  void itIsOnFromTheLastSitesEndToTheFirstOnesReturn() {
    naming.recordProbe("s0", false, "test");
    assertThat(alarm.isAlarmed()).isFalse();
    naming.setAdmin("s1", AdminState.DOWN, "test");
    assertThat(alarm.isAlarmed()).isTrue();
    naming.setAdmin("s1", AdminState.AUTO, "test");
    assertThat(alarm.isAlarmed()).isFalse();
  }
}
