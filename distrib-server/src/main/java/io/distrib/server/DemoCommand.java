package io.distrib.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.distrib.demo.Demo;
import io.distrib.server.cli.Streams;
import io.distrib.server.daemon.UntilToldToEnd;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code demo}. <em>Confined to one thread.</em> */
@Command(
    name = "demo",
    description =
        "Starts a nameserver and three sites on loopback addresses and walks a client through every case; exit code 0"
            + " only if every step ended as it must.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final int MAX_PORT = 65_535;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--stay", description = "Leaves it running, and prints what to type to try it.")
  private boolean stays;

  @Option(
      names = "--dns-port",
      paramLabel = "PORT",
      defaultValue = "5353",
      description =
          "The nameserver's port at 127.0.0.1, if it is free; else any. Default: ${DEFAULT-VALUE}.")
  private int dnsPort;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description =
          "The sites' port at 127.0.1.1 to 127.0.1.4, if it is free; else any. Default: ${DEFAULT-VALUE}.")
  private int httpPort;

  private final PrintStream out;

  /** The command, printing its story to {@code streams}. */
  DemoCommand(Streams streams) {
    this.out = new PrintStream(streams.out(), true, UTF_8);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    requirePort("--dns-port", dnsPort);
    requirePort("--http-port", httpPort);
    try (Demo demo = Demo.start(dnsPort, httpPort, out)) {
      if (!demo.walk()) {
        return 1;
      }
      if (stays) {
        demo.invite();
        new UntilToldToEnd(demo::close).await();
      }
    }
    return 0;
  }

  private void requirePort(String option, int port) {
    if (port < 1 || port > MAX_PORT) {
      throw new ParameterException(
          spec.commandLine(), option + ": \"" + port + "\" (expected 1 to " + MAX_PORT + ")");
    }
  }
}
