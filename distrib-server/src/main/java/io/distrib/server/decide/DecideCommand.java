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
            + " JSON decision per line, in the same order.",
    footer = {
      "%nThe fields of a request: site and target (the path with its query) are required;",
      "id, now (seconds), method, scheme, host, remote (the client's address), session,",
      "busy, draining (true or false), headers (an object of texts)."
    })
public final class DecideCommand implements Callable<Integer> {
  private static final String EXAMPLE = "{\"site\":\"boston\",\"target\":\"/\"}";

  private final Streams streams;

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  /** Reads and writes {@code streams}. */
  public DecideCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    SimulatedPool pool = new SimulatedPool(configuration.read());
    if (streams.terminal().isInput()) {
      streams.say("type a request, such as " + EXAMPLE + "; Ctrl-D ends");
    }
    DecisionStream stream = new DecisionStream(pool, streams::say);
    boolean allRead = stream.run(new LineReader(streams.in()), streams.out());
    return allRead ? 0 : 1;
  }
}
