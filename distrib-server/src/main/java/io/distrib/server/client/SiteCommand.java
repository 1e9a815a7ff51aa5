package io.distrib.server.client;

import io.distrib.config.DurationText;
import io.distrib.server.cli.Streams;
import io.distrib.server.protocol.ControlAnswer;
import io.distrib.server.protocol.ControlRequest;
import io.distrib.server.protocol.OverrideFields;
import io.distrib.server.protocol.OverrideKind;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lays something down for sites of a running nameserver. <em>Confined to one thread.</em> */
abstract class SiteCommand implements Callable<Integer> {
  final Streams streams;

  @Mixin final ControlOption control = new ControlOption();

  private final OverrideKind kind;

  @Parameters(
      arity = "1..*",
      paramLabel = "SITE",
      description =
          "Ids, or patterns with * and ?; POOL/ID where there are several pools;"
              + " for down and up also ID/ADDRESS, one address of a site.")
  private List<String> sites = List.of();

  @ArgGroup private @Nullable Length length;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it is told in the status.")
  private String reason = "";

  /** For how long. */
  static final class Length {
    @Option(
        names = "--for",
        paramLabel = "DURATION",
        converter = DurationConverter.class,
        description = "For how long, such as 90s, 30m, 2h. Default: a day.")
    @Nullable Duration duration;

    @Option(names = "--forever", description = "Until it is taken back.")
    boolean isForEver;
  }

  SiteCommand(OverrideKind kind, Streams streams) {
    this.kind = kind;
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return order().tell(streams);
  }

  /** What the nameserver says to the order. */
  ControlAnswer order() throws IOException {
    return control.ask(new ControlRequest(kind.word(), arguments()));
  }

  /** The sites that were named, with spaces between them. */
  String sites() {
    return String.join(" ", sites);
  }

  private Map<String, String> arguments() {
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put(OverrideFields.SITES, sites());
    arguments.put(OverrideFields.BY, user());
    arguments.put(OverrideFields.REASON, reason);
    if (length != null && (length.isForEver || length.duration != null)) {
      arguments.put(
          OverrideFields.FOR,
          length.duration == null ? OverrideFields.EVER : DurationText.of(length.duration));
    }
    return arguments;
  }

  /** The one at the keyboard, if {@code sudo} tells. */
  private static String user() {
    String user = System.getenv("SUDO_USER");
    return user == null || user.isEmpty() ? System.getProperty("user.name", "?") : user;
  }
}
