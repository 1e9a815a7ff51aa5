package io.distrib.server.ask;

import io.distrib.ask.AskAdapter;
import io.distrib.ask.AskServer;
import io.distrib.config.PoolConfiguration;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.DistributorBuilder;
import io.distrib.server.ask.load.LoadSource;
import io.distrib.server.cli.ConfigurationOption;
import io.distrib.server.cli.Streams;
import io.distrib.server.daemon.UntilToldToEnd;
import io.distrib.spi.LoadProbe;
import io.distrib.topology.ClientNetwork;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Answers questions until the process is told to end. <em>Confined to one thread.</em> */
@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    description =
        "Answers a web server of this site that asks what to do with a request, until SIGTERM or"
            + " SIGINT.")
public final class AskCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--site", required = true, paramLabel = "ID", description = "This site.")
  private String site = "";

  @Option(
      names = "--listen",
      paramLabel = "PLACE",
      converter = ListenPlace.Converter.class,
      description =
          "Where the server asks: HOST:PORT, or unix:PATH for a socket file; may be given several"
              + " times.")
  private final List<ListenPlace> listen = new ArrayList<>();

  @Option(
      names = "--session-cookie",
      required = true,
      paramLabel = "NAME",
      description =
          "A cookie that names a session; it must be host-only. May be given several times.")
  private final Set<String> cookies = new LinkedHashSet<>();

  @Option(
      names = "--clients",
      paramLabel = "NETWORK",
      converter = NetworkText.class,
      description =
          "Who may ask over the network, and so pretend to be any client. Default: this machine"
              + " alone. May be given several times.")
  private final List<ClientNetwork> clients = new ArrayList<>();

  @Option(
      names = "--load",
      paramLabel = "SOURCE",
      description =
          "Says how full the site is: a file with a number, a URL of HTTP, or cpu. Default: never"
              + " full.")
  private @Nullable String load;

  @Option(
      names = "--capacity",
      paramLabel = "N",
      description = "The number of the source that means full. Default: 1.")
  private int capacity;

  @Option(
      names = "--drain-time",
      paramLabel = "SECONDS",
      description =
          "How long to answer at the end, giving this site no new sessions. Default:"
              + " ${DEFAULT-VALUE}.")
  private int drainSeconds = 30;

  @Option(
      names = "--print",
      paramLabel = "SERVER",
      description =
          "Print the configuration of this server, one of ${COMPLETION-CANDIDATES}, and end.")
  private @Nullable WebServer printed;

  /** The command, writing to {@code streams}. */
  public AskCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (listen.isEmpty()) {
      throw wrong("Missing required option: '--listen=PLACE', where the server asks");
    }
    if (drainSeconds < 0) {
      throw wrong("--drain-time: \"" + drainSeconds + "\" (expected at least 0)");
    }
    if (capacity < 0 || (capacity > 0 && load == null)) {
      throw wrong("--capacity: \"" + capacity + "\" (expected at least 1, and --load)");
    }
    PoolConfiguration pool = configuration.read();
    if (pool.topology().site(site).isEmpty()) {
      throw wrong("--site: \"" + site + "\" (expected one of " + pool.topology().sites() + ")");
    }
    if (printed != null) {
      var out = streams.printer();
      out.print(snippet(printed, pool));
      out.flush();
      return 0;
    }
    DistributorBuilder builder = pool.distributor(site);
    serve(load == null ? builder.build() : builder.loadProbe(probe(load)).build());
    return 0;
  }

  private LoadProbe probe(String source) {
    try {
      return LoadSource.parse(source, capacity);
    } catch (IllegalArgumentException e) {
      throw wrong("--load: \"" + source + "\" (expected a file, a URL of HTTP, or cpu)");
    }
  }

  private String snippet(WebServer server, PoolConfiguration pool) {
    String siteName = pool.topology().site(site).orElseThrow().name().text();
    return server.configuration(siteName, cookies, listen.get(0).toString());
  }

  private void serve(Distributor distributor) throws IOException, InterruptedException {
    try (AskServer server = new AskServer(new AskAdapter(distributor, cookies), clients)) {
      for (ListenPlace place : listen) {
        streams.say("listening on " + place.open(server));
      }
      new UntilToldToEnd(() -> end(distributor, server)).await();
    }
  }

  /** New sessions go to other sites for a while: then the server is left alone. */
  private void end(Distributor distributor, AskServer server) {
    distributor.setDraining(true);
    try {
      var unused = distributor.awaitDrained(Duration.ofSeconds(drainSeconds));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    listen.forEach(ListenPlace::remove);
    server.close();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
