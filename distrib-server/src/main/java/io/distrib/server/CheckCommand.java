package io.distrib.server;

import io.distrib.config.PoolConfiguration;
import io.distrib.server.cli.ConfigurationOption;
import io.distrib.server.cli.Streams;
import io.distrib.server.serve.Zones;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says whether a configuration is sound. <em>Confined to one thread.</em> */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Validates a configuration, and the zone file that it names.")
final class CheckCommand implements Runnable {
  private final Streams streams;

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  @Option(names = "--print", description = "Prints the effective configuration, without secrets.")
  private boolean prints;

  CheckCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public void run() {
    PoolConfiguration pool = configuration.read();
    Zones.of(pool, pool.naming().build());
    for (String warning : pool.warnings()) {
      streams.err().println(configuration.file() + ": warning: " + warning);
    }
    PrintStream out = streams.printer();
    if (prints) {
      out.print(pool.print());
    } else {
      out.println(configuration.file() + ": ok");
    }
    out.flush();
  }
}
