package io.distrib.server.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.io.Resources;
import io.distrib.config.PoolConfiguration;
import io.distrib.server.cli.Streams;
import io.distrib.server.serve.UntilToldToEnd;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
public final class DemoCommand implements Callable<Integer> {
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
          "The sites' port at 127.0.1.1 to 127.0.1.3, if it is free; else any. Default: ${DEFAULT-VALUE}.")
  private int httpPort;

  private final PrintStream out;

  /** The command, telling its story to {@code streams}. */
  public DemoCommand(Streams streams) {
    this.out = new PrintStream(streams.out(), true, UTF_8);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    requirePort("--dns-port", dnsPort);
    requirePort("--http-port", httpPort);
    Story story = new Story(out);
    FreePorts ports = FreePorts.near(dnsPort, httpPort);
    try (DemoSystem system = new DemoSystem(configuration(ports), ports.http())) {
      system.start();
      DemoGuide guide = new DemoGuide(system, story);
      guide.introduce();
      try {
        new Walk(system, story).run();
      } catch (DemoFailedException | IOException e) {
        story.line("    FAILED: " + e.getMessage());
        return 1;
      }
      story.line(System.lineSeparator() + "All " + story.steps() + " steps ended as they must.");
      if (stays) {
        guide.invite();
        new UntilToldToEnd(system::close).await();
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

  private static PoolConfiguration configuration(FreePorts ports) throws IOException {
    String template =
        Resources.toString(Resources.getResource(DemoCommand.class, "demo.yaml"), UTF_8);
    String text =
        template
            .replace("${dns-port}", "" + ports.dns())
            .replace("${http-port}", "" + ports.http());
    Path file = Files.createTempFile("distrib-demo", ".yaml");
    try {
      Files.writeString(file, text);
      return PoolConfiguration.read(file);
    } finally {
      Files.delete(file);
    }
  }
}
