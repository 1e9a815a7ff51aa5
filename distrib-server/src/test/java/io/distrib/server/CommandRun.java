package io.distrib.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.distrib.server.cli.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** A command that was run, and what came of it. */
public record CommandRun(int exitCode, String out, String err) {
  public static CommandRun of(String... arguments) {
    return withInput("", arguments);
  }

  static CommandRun withInput(String input, String... arguments) {
    return withInput(input.getBytes(UTF_8), arguments);
  }

  static CommandRun withInput(byte[] input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Streams streams =
        new Streams(new ByteArrayInputStream(input), out, new PrintStream(err, true, UTF_8));
    int exitCode = Main.run(streams, arguments);
    return new CommandRun(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
