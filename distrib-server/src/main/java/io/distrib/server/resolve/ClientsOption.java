package io.distrib.server.resolve;

import io.distrib.server.cli.FileConverter;
import io.distrib.server.protocol.Json;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for very many clients. <em>Confined to one thread.</em> */
final class ClientsOption {
  @Option(
      names = "--clients",
      paramLabel = "FILE",
      converter = FileConverter.class,
      description =
          "Instead of one answer, who goes where: of a file with an address or a network on each"
              + " line (- for standard input). With --down and --drain, now and then.")
  private @Nullable Path file;

  @Option(
      names = "--json",
      description = "With --clients, for programs: one JSON object on one line.")
  private boolean isJson;

  /** The file; null if it is about one answer. */
  @Nullable Path file() {
    return file;
  }

  /** Whether it is for programs. */
  boolean isJson() {
    return isJson;
  }

  void print(ClientPlan plan, PrintStream out) {
    if (isJson) {
      out.println(Json.write(PlanReport.of(plan)));
    } else {
      new PlanTable(plan).lines().forEach(out::println);
    }
  }
}
