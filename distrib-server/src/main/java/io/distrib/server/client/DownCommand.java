package io.distrib.server.client;

import io.distrib.server.cli.Streams;
import io.distrib.server.protocol.OverrideKind;
import picocli.CommandLine.Command;

/** The command {@code down}. <em>Confined to one thread.</em> */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description =
        "Takes sites down, whatever their health: their names mean the next site of the ring (D2).")
public final class DownCommand extends SiteCommand {
  /** The command, writing to {@code streams}. */
  public DownCommand(Streams streams) {
    super(OverrideKind.DOWN, streams);
  }
}
