package io.distrib.server.control;

import io.distrib.server.cli.Streams;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which running nameserver a command is for. <em>Confined to one thread.</em> */
final class ControlOption {
  @Option(
      names = "--control",
      paramLabel = "PATH",
      description = "The nameserver's control socket. Default: that of your only one that runs.")
  private @Nullable Path path;

  /** Has {@code request} done, and prints what comes of it; the exit code. */
  int run(ControlRequest request, Streams streams) throws IOException {
    ControlAnswer answer = ControlClient.ask(path == null ? ControlClient.only() : path, request);
    PrintStream out = answer.isDone() ? streams.printer() : streams.err();
    answer.lines().forEach(out::println);
    out.flush();
    return answer.isDone() ? 0 : 1;
  }
}
