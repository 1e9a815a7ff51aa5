package io.distrib.health.net;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reports each {@link Error} of a task to the thread's handler of uncaught exceptions, even where
 * Netty or a future catches it: a monitor that lacks memory must not look alive.
 * <em>Thread-safe.</em>
 */
public final class ThreadErrors {
  private ThreadErrors() {}

  /** Reports that the current thread has met {@code failure}, as if it had died of it. */
  public static void report(Throwable failure) {
    Thread thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
  }

  /** {@code task}, whose Errors are reported, and thrown on. */
  static Runnable reporting(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (Error e) {
        report(e);
        throw e;
      }
    };
  }

  /** Runs {@code action} when {@code future} is done; the Errors of the action are reported. */
  public static <T extends @Nullable Object> void whenDone(
      CompletableFuture<T> future, BiConsumer<? super T, @Nullable Throwable> action) {
    var unused =
        future.whenComplete(
            (result, failure) -> reporting(() -> action.accept(result, failure)).run());
  }
}
