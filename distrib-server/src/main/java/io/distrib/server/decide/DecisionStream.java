package io.distrib.server.decide;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers line by line, in order. What is written is flushed before anything is waited for, so that
 * one can talk with it. <em>Confined to one thread.</em>
 */
final class DecisionStream {
  private final SimulatedPool pool;
  private final Consumer<String> faults;
  private final QueryReader reader = new QueryReader();
  private boolean allRead = true;
  private long lines;

  /**
   * Decides for {@code pool}.
   *
   * @param faults takes what is wrong with a line, with its number, from 1
   */
  DecisionStream(SimulatedPool pool, Consumer<String> faults) {
    this.pool = pool;
    this.faults = faults;
  }

  /** Answers every line of {@code in}; whether all of them could be read. */
  boolean run(LineReader in, OutputStream out) throws IOException {
    DecisionWriter writer = new DecisionWriter(out);
    while (answerNext(in, writer)) {
      if (!in.hasMore()) {
        out.flush();
      }
    }
    out.flush();
    return allRead;
  }

  /** Answers one line; false at the end. */
  private boolean answerNext(LineReader in, DecisionWriter writer) throws IOException {
    lines++;
    try {
      String line = in.next();
      if (line != null && !line.isBlank()) {
        Query query = reader.read(line);
        writer.decision(query, pool.decide(query));
      }
      return line != null;
    } catch (FaultyLineException e) {
      allRead = false;
      faults.accept("line " + lines + ": " + message(e));
      writer.fault(e.id(), message(e));
      return true;
    }
  }

  private static String message(FaultyLineException e) {
    @Nullable String message = e.getMessage();
    return message == null ? "" : message;
  }
}
