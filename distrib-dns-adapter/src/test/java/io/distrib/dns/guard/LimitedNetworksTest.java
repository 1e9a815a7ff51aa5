package io.distrib.dns.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import io.distrib.testkit.ManualClock;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is limited for minutes is logged once, with what helps. */
class LimitedNetworksTest {
  private static final InetAddress RESOLVER = InetAddresses.forString("198.51.100.53");

  private final ManualClock clock = new ManualClock(1_700_000_000);
  private final RateLimiter limiter = new RateLimiter(1, 0, List.of(), 20_261_130, clock);
  private final Logger logger = Logger.getLogger(LimitedNetworks.class.getName());
  private final Logged logged = new Logged();

  @BeforeEach
  void listen() {
    logger.addHandler(logged);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(logged);
  }

  @Test
  void oneThatIsLimitedForTwoMinutesIsLoggedOnce() {
    refuse(RESOLVER, 119);
    assertThat(logged.messages).isEmpty();
    refuse(RESOLVER, 600);
    assertThat(logged.messages)
        .singleElement()
        .asString()
        .startsWith("198.51.100.0/24 has asked more than its rate limit allows for 2 minutes")
        .contains("rate-limit.exempt");
    clock.advance(Duration.ofHours(1));
    refuse(RESOLVER, 600);
    assertThat(logged.messages).hasSize(1);
  }

  @Test
  void oneThatIsLimitedForMomentsIsNot() {
    for (int i = 0; i < 20; i++) {
      refuse(RESOLVER, 60);
      clock.advance(Duration.ofSeconds(10));
    }
    assertThat(logged.messages).isEmpty();
  }

  @Test
  void aNetworkOfIpv6IsNamedAsWhole() {
    refuse(InetAddresses.forString("2001:db8:1:2ff::53"), 200);
    assertThat(logged.messages).singleElement().asString().startsWith("2001:db8:1:200::/56 ");
  }

  @Test
  void aFloodFromEverywhereLogsLittle() {
    for (int second = 0; second < 200; second++) {
      for (int network = 0; network < 1_000; network++) {
        limiter.refuse(InetAddresses.fromInteger(network << 8));
        clock.advance(Duration.ofMillis(1));
      }
    }
    assertThat(logged.messages).hasSizeLessThanOrEqualTo(64);
  }

  /** Ten queries too many in each second. */
  private void refuse(InetAddress client, int seconds) {
    for (int i = 0; i < seconds * 10; i++) {
      limiter.refuse(client);
      clock.advance(Duration.ofMillis(100));
    }
  }

  private static final class Logged extends Handler {
    final List<String> messages = new ArrayList<>();

    @Override
    public void publish(LogRecord logRecord) {
      messages.add(logRecord.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
