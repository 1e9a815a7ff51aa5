package io.distrib.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The thread of a timer, which keeps the class loader of the web application, and its end. */
class ExpiringTimerTest {
  private static final Duration NEVER = Duration.ofDays(1);
  private static final Duration SOON = Duration.ofMillis(1);

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private final ClassLoader application = new URLClassLoader(new URL[0], before);

  @BeforeEach
  void enter() {
    Thread.currentThread().setContextClassLoader(application);
  }

  @AfterEach
  void leave() {
    Thread.currentThread().setContextClassLoader(before);
  }

  @Test
  void isADaemonThatIsThereOnceItIsNeeded() {
    ExpiringTimer timer = new ExpiringTimer(NEVER);
    assertThat(threads()).isEmpty();
    Future<?> task = timer.runAfter(NEVER.toMillis(), () -> {});
    assertThat(threads()).singleElement().matches(Thread::isDaemon);
    task.cancel(false);
    timer.stop();
    await().until(() -> threads().isEmpty());
  }

  @Test
  void endsWhenNoTaskWaits() {
    ExpiringTimer timer = new ExpiringTimer(SOON);
    Future<?> task = timer.runAfter(NEVER.toMillis(), () -> {});
    assertThat(threads()).hasSize(1);
    task.cancel(false);
    await().until(() -> threads().isEmpty());
  }

  @Test
  void runsWhatWaitsAsItIsStoppedAndWhatComesLater() throws InterruptedException {
    ExpiringTimer timer = new ExpiringTimer(NEVER);
    CountDownLatch runs = new CountDownLatch(2);
    var first = timer.runAfter(SOON.toMillis(), runs::countDown);
    timer.stop();
    var second = timer.runAfter(SOON.toMillis(), runs::countDown);
    runs.await();
    assertThat(List.of(first, second)).allMatch(task -> !task.isCancelled());
    timer.stop();
    await().until(() -> threads().isEmpty());
  }

  /** Those of a timer that keep the class loader. */
  private List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(ExpiringTimer.THREAD))
        .filter(thread -> application.equals(thread.getContextClassLoader()))
        .toList();
  }
}
