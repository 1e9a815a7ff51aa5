package io.distrib.server.operate;

import io.distrib.server.cli.Streams;
import io.distrib.server.control.ControlAnswer;
import io.distrib.server.control.ControlOption;
import io.distrib.server.control.ControlRequest;
import io.distrib.server.operate.StatusReport.PoolStatus;
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
  private static final int SITE_IS_DOWN = 3;
  private static final int POOL_IS_DOWN = 4;

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
    String line = line(control);
    StatusReport report = read(line);
    streams.tell(true, isJson ? List.of(line) : table(report));
    return exitCode(report.pools());
  }

  /**
   * The status of the nameserver that {@code control} means.
   *
   * @throws IOException if it cannot be reached, or answers something else
   */
  static StatusReport ask(ControlOption control) throws IOException {
    return read(line(control));
  }

  private static StatusReport read(String line) throws IOException {
    try {
      return Json.read(line, StatusReport.class);
    } catch (IllegalArgumentException e) {
      throw new IOException("the nameserver's status is " + e.getMessage(), e);
    }
  }

  private List<String> lines(int columns) throws IOException {
    return isJson ? List.of(line(control)) : new StatusTable(ask(control), columns).lines();
  }

  private List<String> table(StatusReport report) {
    return new StatusTable(report, StatusWatch.columns(streams.terminal().output())).lines();
  }

  private static int exitCode(List<PoolStatus> pools) {
    if (pools.stream().anyMatch(pool -> pool.operational() == 0)) {
      return POOL_IS_DOWN;
    }
    return pools.stream().anyMatch(PoolStatus::hasSiteDown) ? SITE_IS_DOWN : 0;
  }

  private static String line(ControlOption control) throws IOException {
    ControlAnswer answer = control.ask(ControlRequest.of("status"));
    if (!answer.isDone() || answer.lines().size() != 1) {
      throw new IOException("the nameserver says: " + String.join("; ", answer.lines()));
    }
    return answer.lines().get(0);
  }
}
