package io.distrib.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.health.net.Connector;
import io.distrib.health.net.HealthLoop;
import io.distrib.testkit.UncaughtFailures;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An Error behind the failure of a connection is reported. */
@Timeout(60)
class ProbeAttemptTest {
  @Test
  void anErrorOfAConnection() throws InterruptedException {
    Error error = new OutOfMemoryError("thrown by a test");
    ProbeTarget target =
        new ProbeTarget("boston.app.example.test", InetAddress.getLoopbackAddress(), 9, "/");
    try (UncaughtFailures failures = new UncaughtFailures()) {
      HealthLoop loop = HealthLoop.acquire();
      try {
        loop.execute(
            () ->
                new ProbeAttempt(target, new Connector(loop, Duration.ofSeconds(5)))
                    .fail(new IllegalStateException(error)));
        assertThat(failures.await()).isSameAs(error);
      } finally {
        HealthLoop.release();
      }
    }
  }
}
