package io.distrib.server.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.distrib.testkit.UncaughtFailures;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.List;
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
        .satisfies(event -> assertThat(event.getLevel()).isEqualTo(Level.ERROR))
        .extracting(ILoggingEvent::getFormattedMessage)
        .isEqualTo(
            "the thread a-thread has died of %s at %s: the process ends with exit code 3"
                .formatted(error, error.getStackTrace()[0]));
  }

  @Test
  void anErrorWithoutATraceIsToldWithoutAPlace() {
    error.setStackTrace(new StackTraceElement[0]);

    new ThreadWatch(ends::add).uncaughtException(new Thread("a-thread"), error);

    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "the thread a-thread has died of " + error + ": the process ends with exit code 3");
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
  void anErrorOfATaskIsToldAndThrownOn() throws InterruptedException {
    try (UncaughtFailures failures = new UncaughtFailures()) {
      assertThatThrownBy(ThreadWatch.telling(() -> fail(error))::run).isSameAs(error);

      assertThat(failures.await()).isSameAs(error);
    }
  }

  @Test
  void anExceptionOfATaskIsLeftToWhoRunsIt() {
    List<Throwable> told = new ArrayList<>();
    IllegalStateException exception = new IllegalStateException("thrown by a test");
    Thread thread = Thread.currentThread();
    UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
    thread.setUncaughtExceptionHandler((who, failure) -> told.add(failure));
    try {
      Runnable task =
          () -> {
            throw exception;
          };
      assertThatThrownBy(ThreadWatch.telling(task)::run).isSameAs(exception);
    } finally {
      thread.setUncaughtExceptionHandler(before);
    }
    assertThat(told).isEmpty();
  }

  private static void fail(Error error) {
    throw error;
  }
}
