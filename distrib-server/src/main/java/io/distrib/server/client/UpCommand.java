package io.distrib.server.client;

import io.distrib.server.cli.Streams;
import io.distrib.server.protocol.OverrideKind;
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
