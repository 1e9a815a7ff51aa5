package io.distrib.server.client;

import io.distrib.server.cli.Streams;
import io.distrib.server.protocol.ControlAnswer;
import io.distrib.server.protocol.OverrideKind;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code drain}. <em>Confined to one thread.</em> */
@Command(
    name = "drain",
    mixinStandardHelpOptions = true,
    description = "Gives sites no new sessions (D6); those that they have go on.")
public final class DrainCommand extends SiteCommand {
  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "Wait until the sites tell that they have no sessions left, but no longer than this, such"
              + " as 10m; if some are left then, exit with 1.")
  private @Nullable Duration patience;

  /** The command, writing to {@code streams}. */
  public DrainCommand(Streams streams) {
    super(OverrideKind.DRAIN, streams);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ControlAnswer answer = order();
    int code = answer.tell(streams);
    if (patience == null || !answer.isDone()) {
      return code;
    }
    return Math.max(code, new DrainWatch(control, streams, sites()).await(patience));
  }
}
