package io.distrib.server.thread;

import java.lang.System.Logger.Level;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.function.IntConsumer;

/**
 * Ends the process when one of its threads dies: half a nameserver looks alive and answers every
 * second query, while a supervisor replaces one that is gone, and its neighbours answer meanwhile.
 * <em>Thread-safe.</em>
 */
public final class ThreadWatch implements UncaughtExceptionHandler {
  /** The exit code then. It is also that of {@code -XX:+ExitOnOutOfMemoryError}. */
  public static final int EXIT_CODE = 3;

  private final IntConsumer end;

  /** One that ends the process by {@code end}, which is given the exit code. */
  ThreadWatch(IntConsumer end) {
    this.end = end;
  }

  /** Watches all threads of this process from now on. */
  public static void install() {
    Thread.setDefaultUncaughtExceptionHandler(new ThreadWatch(Runtime.getRuntime()::halt));
  }

  /** {@code task}, whose Errors are told even if who runs it keeps them to itself. */
  public static Runnable telling(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (Error e) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        throw e;
      }
    };
  }

  /** Nothing is in the way of the end, not even a log that cannot be written. */
  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    try {
      // Not a constant: the log takes longer to begin than most commands to run.
      System.getLogger(ThreadWatch.class.getName()).log(Level.ERROR, () -> text(thread, failure));
    } finally {
      end.accept(EXIT_CODE);
    }
  }

  /** One line, with the place that a trace begins with. */
  private static String text(Thread thread, Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return "the thread %s has died of %s%s: the process ends with exit code %d"
        .formatted(
            thread.getName(), failure, trace.length == 0 ? "" : " at " + trace[0], EXIT_CODE);
  }
}
