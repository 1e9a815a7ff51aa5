package io.distrib.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.distrib.text.PrintableText;
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
 * @param terminal what is known of the terminal behind them
 */
public record Streams(InputStream in, OutputStream out, PrintStream err, Terminal terminal) {
  /** Streams that are no terminal. */
  public Streams(InputStream in, OutputStream out, PrintStream err) {
    this(in, out, err, Terminal.NONE);
  }

  /** Those of the process. */
  public static Streams ofProcess() {
    OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
    return new Streams(System.in, out, System.err, new ProcessTerminal());
  }

  /**
   * Tells what came of a command: a result, or else why not.
   *
   * @return the exit code
   */
  public int tell(boolean isDone, List<String> lines) {
    if (!isDone) {
      lines.forEach(this::say);
      return 1;
    }
    PrintStream out = printer();
    lines.forEach(line -> out.println(new PrintableText(line)));
    out.flush();
    return 0;
  }

  /** Says something to people. */
  public void say(String message) {
    err.println("distrib: " + new PrintableText(message));
  }

  /** A printer of lines on {@code out}, in UTF-8. */
  public PrintStream printer() {
    return new PrintStream(out, false, UTF_8);
  }
}
