package io.distrib.server.operate;

import io.distrib.server.cli.Streams;
import picocli.CommandLine.Command;

/** The command {@code up}. <em>Confined to one thread.</em> */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Gives sites that were taken down back to their health. With --for or --forever: has them",
      "count as up, whatever their health."
    })
public final class UpCommand extends SiteCommand {
  /** The command, writing to {@code streams}. */
  public UpCommand(Streams streams) {
    super(OverrideKind.UP, streams);
  }
}
