package io.distrib.server.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A thread that dies takes the process with it, and nothing keeps its Errors to itself. */
class ThreadWatchTest {
  private final Error error = new OutOfMemoryError("thrown by a test");
  private final List<Integer> ends = new ArrayList<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(ThreadWatch.class);
  private final ListAppender<ILoggingEvent> log =
      new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
          super.append(event);
          if (isLogBroken) {
            throw error;
          }
        }
      };
  private boolean isLogBroken;

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
  }

  @Test
  void aThreadThatDiesEndsTheProcessWithItsOwnCodeAndOneLine() throws InterruptedException {
    Thread thread = new Thread(() -> ThreadWatchTest.fail(error), "a-thread");
    thread.setUncaughtExceptionHandler(new ThreadWatch(ends::add));
    thread.start();
    thread.join();

    assertThat(ends).containsExactly(3);
    assertThat(log.list)
        .singleElement()
        .satisfies(event -> assertThat(event.getThrowableProxy()).isNull())
        .extracting(ILoggingEvent::getFormattedMessage)
        .asString()
        .startsWith("the thread a-thread has died of " + error + " at ")
        .endsWith(": the process ends with exit code 3")
        .doesNotContain("\n");
  }

  @Test
  void aLogThatFailsIsNotInTheWay() {
    isLogBroken = true;
    ThreadWatch watch = new ThreadWatch(ends::add);

    assertThatThrownBy(() -> watch.uncaughtException(Thread.currentThread(), error))
        .isSameAs(error);

    assertThat(ends).containsExactly(3);
  }

  @Test
  void anErrorIsToldThoughAFutureKeepsIt() throws InterruptedException {
    try (UncaughtFailures failures = new UncaughtFailures()) {
      CompletableFuture<String> future = new CompletableFuture<>();
      ThreadWatch.whenDone(future, (result, failure) -> fail(error));
      future.complete("done");

      assertThat(failures.await()).isSameAs(error);
    }
  }

  private static void fail(Error error) {
    throw error;
  }
}
