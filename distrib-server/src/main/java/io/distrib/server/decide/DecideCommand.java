package io.distrib.server.decide;

import io.distrib.server.cli.ConfigurationOption;
import io.distrib.server.cli.Streams;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * One JSON request per line in, one JSON decision per line out. <em>Confined to one thread.</em>
 */
@Command(
    name = "decide",
    mixinStandardHelpOptions = true,
    description =
        "Tells what the redirect component would do: reads one JSON request per line, writes one"
            + " JSON decision per line, in the same order.")
public final class DecideCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  /** Reads and writes {@code streams}. */
  public DecideCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    DecisionStream stream = new DecisionStream(new SimulatedPool(configuration.read()));
    boolean allRead = stream.run(new LineReader(streams.in()), streams.out());
    return allRead ? 0 : 1;
  }
}
