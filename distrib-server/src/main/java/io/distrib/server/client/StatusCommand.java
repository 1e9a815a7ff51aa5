package io.distrib.server.client;

import io.distrib.server.cli.Streams;
import io.distrib.server.protocol.ControlAnswer;
import io.distrib.server.protocol.StatusRequest;
import io.distrib.text.PrintableText;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code status}. <em>Confined to one thread.</em> */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Tells what a running nameserver knows of its sites. Exits with 3 if a site is down, with 4"
            + " if a pool has none left.")
public final class StatusCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private final ControlOption control = new ControlOption();

  @Option(names = "--json", description = "For programs: one JSON object on one line.")
  private boolean isJson;

  @Option(
      names = "--watch",
      arity = "0..1",
      fallbackValue = "1s",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Again and again, every second or as often as it says, until interrupted.")
  private @Nullable Duration interval;

  /** The command, writing to {@code streams}. */
  public StatusCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (interval != null) {
      new StatusWatch(streams, this::lines, interval, InstantSource.system(), !isJson).run();
      return 0;
    }
    int columns = isJson ? 0 : StatusWatch.columns(streams.terminal().output());
    ControlAnswer answer = ask(columns);
    streams.tell(true, answer.lines());
    return answer
        .code()
        .orElseThrow(
            () -> new IOException("the nameserver is of another version: it gave no exit code"));
  }

  private List<String> lines(int columns) throws IOException {
    return ask(columns).lines().stream().map(line -> new PrintableText(line).text()).toList();
  }

  /** The table, made by the nameserver: to read its JSON would take longer than all the rest. */
  private ControlAnswer ask(int columns) throws IOException {
    ControlAnswer answer =
        control.ask(isJson ? StatusRequest.json() : StatusRequest.table(columns));
    if (!answer.isDone()) {
      throw new IOException("the nameserver says: " + String.join("; ", answer.lines()));
    }
    return answer;
  }
}
