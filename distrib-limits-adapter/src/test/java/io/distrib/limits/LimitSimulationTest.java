package io.distrib.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * H0, H8: a site whose application grows slow turns new clients away, by itself, and takes them
 * again when it has recovered; its sessions are served all the time. In virtual time.
 */
class LimitSimulationTest {
  private static final Duration HEALTHY = Duration.ofMillis(20);
  private static final Duration SLOW = Duration.ofMillis(500);
  private static final int MIN = 5;
  private static final int MAX = 100;

  private final SimulatedSite site = new SimulatedSite(MIN, MAX);

  @Test
  void aHealthySiteIsFree() {
    site.serves(HEALTHY);
    site.run(Duration.ofMinutes(5));
    assertThat(site.limit.limit()).isEqualTo(MAX);
    assertThat(site.admitted).isGreaterThan(5_000);
    assertThat(site.turnedAway).isZero();
  }

  @Test
  void theLimitFallsAndTheSiteTurnsBusyWhenTheApplicationGrowsSlow() {
    site.serves(HEALTHY);
    site.run(Duration.ofMinutes(1));
    site.serves(SLOW);
    site.run(Duration.ofSeconds(30));
    assertThat(site.limit.limit()).isBetween(MIN, MAX / 4);
    assertThat(site.turnedAway).isGreaterThan(10 * site.admitted);
    assertThat(site.requestsOfSessions).isGreaterThan(1_000);
  }

  @Test
  void theLimitRisesAndTheSiteTurnsFreeWhenTheApplicationHasRecovered() {
    site.serves(HEALTHY);
    site.run(Duration.ofMinutes(1));
    site.serves(SLOW);
    site.run(Duration.ofMinutes(1));
    int slow = site.limit.limit();
    site.serves(HEALTHY);
    site.run(Duration.ofMinutes(1));
    assertThat(site.limit.limit()).isGreaterThan(2 * slow);
    site.run(Duration.ofMinutes(1));
    assertThat(site.admitted).isGreaterThan(1_000);
    assertThat(site.turnedAway).isZero();
  }
}
