package io.distrib.server.operate;

import io.distrib.server.cli.Streams;
import picocli.CommandLine.Command;

/** The command {@code up}. <em>Confined to one thread.</em> */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description =
        "Takes 'down' back: the health of the sites counts again. With --for or --forever they"
            + " count as up, whatever their health.")
public final class UpCommand extends SiteCommand {
  /** The command, writing to {@code streams}. */
  public UpCommand(Streams streams) {
    super(OverrideKind.UP, streams);
  }
}
