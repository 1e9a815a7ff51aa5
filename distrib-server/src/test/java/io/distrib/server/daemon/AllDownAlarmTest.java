package io.distrib.server.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.model.AdminState;
import io.distrib.naming.NamingService;
import io.distrib.testkit.Topologies;
import io.distrib.topology.Topology;
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

  @Test
  void itAsksAboutTheClockWhenCertificatesAreTheReason() {
    naming.recordProbe("s0", false, "192.0.2.1:443: cannot connect");
    naming.recordProbe("s1", false, "192.0.2.2:443: the certificate is not valid yet (2026)");
    assertThat(alarm.reason())
        .contains("by the clock of this machine certificates of 1 of its sites are not valid");
  }

  @Test
  void itDoesNotAskAboutTheClockWhenSitesDie() {
    naming.recordProbe("s0", false, "192.0.2.1:443: cannot connect");
    naming.recordProbe("s1", false, "192.0.2.2:443: cannot connect");
    assertThat(alarm.reason()).doesNotContain("clock");
  }

  @Test
  void itKnowsWhatCertificatesWereTheReasonBeforeIt() {
    naming.recordProbe("s0", false, "192.0.2.1:443: the certificate has expired (2026)");
    AllDownAlarm later = new AllDownAlarm(topology);
    later.learn(naming);
    assertThat(later.reason()).contains("certificates of 1 of its sites");
  }
}
