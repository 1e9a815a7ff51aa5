package io.distrib.testkit;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What threads of this process die of, in place of the end of the process. */
public final class UncaughtFailures implements AutoCloseable {
  private final @Nullable UncaughtExceptionHandler before =
      Thread.getDefaultUncaughtExceptionHandler();
  private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();

  /** Those from now on. */
  public UncaughtFailures() {
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
  }

  /** Waits for the next one; null if there is none for half a minute. */
  public @Nullable Throwable await() throws InterruptedException {
    return failures.poll(30, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    Thread.setDefaultUncaughtExceptionHandler(before);
  }
}
