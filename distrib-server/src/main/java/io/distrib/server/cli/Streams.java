package io.distrib.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * Where a command reads, and where it writes: results to {@code out}, messages for people to {@code
 * err}.
 *
 * @param out to be flushed by those who write
 */
public record Streams(InputStream in, OutputStream out, PrintStream err) {
  /** Those of the process. */
  public static Streams ofProcess() {
    OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
    return new Streams(System.in, out, System.err);
  }

  /**
   * Tells what came of a command: a result, or else why not.
   *
   * @return the exit code
   */
  public int tell(boolean isDone, List<String> lines) {
    PrintStream to = isDone ? printer() : err;
    lines.forEach(to::println);
    to.flush();
    return isDone ? 0 : 1;
  }

  /** Says what a process that runs is at. */
  public void say(String message) {
    err.println("distrib: " + message);
  }

  /** A printer of lines on {@code out}, in UTF-8. */
  public PrintStream printer() {
    return new PrintStream(out, false, UTF_8);
  }
}
