package io.distrib.server.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the log to warnings, for a command that only plays what would happen. */
public final class QuietLog {
  private QuietLog() {}

  /** Runs {@code task}; the log then is again as it was. */
  public static void during(Runnable task) {
    if (!(LoggerFactory.getLogger("io.distrib") instanceof Logger ours)) {
      task.run();
      return;
    }
    Level before = ours.getLevel();
    ours.setLevel(Level.WARN);
    try {
      task.run();
    } finally {
      ours.setLevel(before);
    }
  }
}
