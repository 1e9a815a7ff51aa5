package io.distrib.server.client;

import io.distrib.server.cli.Streams;
import io.distrib.server.protocol.OverrideKind;
import picocli.CommandLine.Command;

/** The command {@code undrain}. <em>Confined to one thread.</em> */
@Command(
    name = "undrain",
    mixinStandardHelpOptions = true,
    description =
        "Lets sites that were drained have new sessions again. With --for or --forever: also if"
            + " they say themselves that they drain.")
public final class UndrainCommand extends SiteCommand {
  /** The command, writing to {@code streams}. */
  public UndrainCommand(Streams streams) {
    super(OverrideKind.UNDRAIN, streams);
  }
}
