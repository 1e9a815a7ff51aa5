package io.distrib.health.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.testkit.UncaughtFailures;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An Error in the loop, which Netty would catch, is reported. */
@Timeout(60)
class HealthLoopTest {
  private final Error error = new OutOfMemoryError("thrown by a test");
  private final UncaughtFailures failures = new UncaughtFailures();
  private final HealthLoop loop = HealthLoop.acquire();

  @AfterEach
  void release() {
    HealthLoop.release();
    failures.close();
  }

  @Test
  void ofATask() throws InterruptedException {
    loop.execute(this::fail);
    assertThat(failures.await()).isSameAs(error);
  }

  @Test
  void ofAnAppointment() throws InterruptedException {
    loop.after(Duration.ZERO, this::fail);
    assertThat(failures.await()).isSameAs(error);
  }

  @Test
  void ofTheLoopItself() throws InterruptedException {
    var unused = loop.netty().shutdownGracefully(0, 0, TimeUnit.SECONDS);
    assertThat(failures.await()).hasMessage("the loop has ended");
  }

  private void fail() {
    throw error;
  }
}
