package io.distrib.dns.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import io.distrib.testkit.ManualClock;
import io.distrib.topology.ClientNetwork;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much one client network gets. */
class RateLimiterTest {
  private static final long SEED = 20_261_123;
  private static final InetAddress CLIENT = InetAddresses.forString("192.0.2.1");

  private final ManualClock clock = new ManualClock(1_700_000_000);

  @Test
  void aNetworkGetsItsNumberAtOnceAndThenAgainAsTimeGoesBy() {
    RateLimiter limiter = limiter(10, 2);
    assertThat(granted(limiter, CLIENT, 100)).isEqualTo(10);
    clock.advance(Duration.ofMillis(300));
    assertThat(granted(limiter, CLIENT, 100)).isEqualTo(3);
    clock.advance(Duration.ofHours(1));
    assertThat(granted(limiter, CLIENT, 100)).isEqualTo(10);
  }

  @Test
  void addressesOfOneNetworkCountTogetherAndOthersApart() {
    RateLimiter limiter = limiter(10, 2);
    assertThat(granted(limiter, CLIENT, 10)).isEqualTo(10);
    assertThat(granted(limiter, "192.0.2.254", 10)).isZero();
    assertThat(granted(limiter, "192.0.3.1", 10)).isEqualTo(10);
    assertThat(granted(limiter, "2001:db8:0:1::1", 10)).isEqualTo(10);
    assertThat(granted(limiter, "2001:db8:0:ff::2", 10)).isZero();
    assertThat(granted(limiter, "2001:db8:0:100::1", 10)).isEqualTo(10);
  }

  @Test
  void whoIsExemptGetsEverything() {
    List<ClientNetwork> exempt = List.of(ClientNetwork.parse("192.0.2.0/28").get());
    RateLimiter limiter = new RateLimiter(1, 2, exempt, SEED, clock);
    assertThat(granted(limiter, CLIENT, 100)).isEqualTo(100);
    assertThat(granted(limiter, "192.0.2.16", 100)).isZero();
  }

  @Test
  void zeroLimitsNobody() {
    assertThat(granted(limiter(0, 0), CLIENT, 1_000)).isEqualTo(1_000);
  }

  @Test
  void oneInSoManySlips() {
    assertThat(slipping(limiter(1, 0))).isZero();
    assertThat(slipping(limiter(1, 1))).isEqualTo(60);
    assertThat(slipping(limiter(1, 3))).isEqualTo(20);
  }

  @Test
  void networksAreSpreadOverTheWholeTable() {
    RateLimiter limiter = limiter(1, 0);
    long granted =
        IntStream.range(0, 4_096)
            .filter(i -> granted(limiter, "10." + i / 256 + "." + i % 256 + ".1", 1) == 1)
            .count();
    assertThat(granted).isBetween(3_900L, 4_096L);
  }

  private RateLimiter limiter(int perSecond, int slip) {
    return new RateLimiter(perSecond, slip, List.of(), SEED, clock);
  }

  private static long granted(RateLimiter limiter, String client, int asked) {
    return granted(limiter, InetAddresses.forString(client), asked);
  }

  private static long granted(RateLimiter limiter, InetAddress client, int asked) {
    return IntStream.range(0, asked).filter(i -> !limiter.isTooMany(client)).count();
  }

  private static long slipping(RateLimiter limiter) {
    return IntStream.range(0, 60).filter(i -> limiter.isSlipping()).count();
  }
}
