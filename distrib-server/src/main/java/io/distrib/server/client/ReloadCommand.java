package io.distrib.server.client;

import io.distrib.server.cli.Streams;
import io.distrib.server.protocol.ControlAnswer;
import io.distrib.server.protocol.ControlRequest;
import io.distrib.text.PrintableText;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has a running nameserver read its configuration again. <em>Confined to one thread.</em> */
@Command(
    name = "reload",
    mixinStandardHelpOptions = true,
    description =
        "Has a running nameserver read its configuration again: all of it, or nothing if any of it"
            + " is faulty; the faults are told.")
public final class ReloadCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private final ControlOption control = new ControlOption();

  /** The command, writing to {@code streams}. */
  public ReloadCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    ControlAnswer answer = control.ask(ControlRequest.of("reload"));
    if (!answer.isDone()) {
      streams.say("not reloaded; the nameserver goes on with the configuration that it has:");
      answer.lines().forEach(line -> streams.err().println(new PrintableText(line)));
      return 1;
    }
    return streams.tell(true, answer.lines());
  }
}
