package io.distrib.health.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.testkit.UncaughtFailures;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** An Error is reported though a future catches it. */
class ThreadErrorsTest {
  private final Error error = new OutOfMemoryError("thrown by a test");

  @Test
  void anErrorIsToldThoughAFutureKeepsIt() throws InterruptedException {
    try (UncaughtFailures failures = new UncaughtFailures()) {
      CompletableFuture<String> future = new CompletableFuture<>();
      ThreadErrors.whenDone(future, (result, failure) -> fail(error));
      future.complete("done");

      assertThat(failures.await()).isSameAs(error);
    }
  }

  private static void fail(Error error) {
    throw error;
  }
}
