package io.distrib.server.gate;

import io.distrib.config.PoolConfiguration;
import io.distrib.config.SocketAddressText;
import io.distrib.load.InFlightRequests;
import io.distrib.redirect.Distributor;
import io.distrib.server.cli.AddressText;
import io.distrib.server.cli.ConfigurationOption;
import io.distrib.server.cli.Streams;
import io.distrib.server.daemon.UntilToldToEnd;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the gate until the process is told to end. <em>Confined to one thread.</em> */
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    description =
        "Stands beside one application at its site, and applies the redirect component to what"
            + " comes in, until SIGTERM or SIGINT.")
public final class GateCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--site", required = true, paramLabel = "ID", description = "This site.")
  private String site = "";

  @Option(
      names = "--listen",
      required = true,
      paramLabel = "HOST:PORT",
      converter = AddressText.class,
      description = "Where clients come; may be given several times.")
  private final List<InetSocketAddress> listen = new ArrayList<>();

  @Option(
      names = "--upstream",
      required = true,
      paramLabel = "HOST:PORT",
      converter = AddressText.class,
      description = "Where the application listens, by HTTP/1.1.")
  private InetSocketAddress application = new InetSocketAddress(0);

  @Option(
      names = "--session-cookie",
      required = true,
      paramLabel = "NAME",
      description = "The cookie that names a session; it must be host-only.")
  private String cookie = "";

  @ArgGroup(exclusive = false)
  private @Nullable TlsFiles tls;

  @Option(
      names = "--capacity",
      paramLabel = "N",
      description = "So many requests at once make the site full. Default: it never is.")
  private int capacity = Integer.MAX_VALUE;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long either side may be silent. Default: ${DEFAULT-VALUE}.")
  private int timeoutSeconds = 60;

  @Option(
      names = "--drain-time",
      paramLabel = "SECONDS",
      description = "How long requests may go on at the end. Default: ${DEFAULT-VALUE}.")
  private int drainSeconds = 30;

  /** The files of TLS: both or none. */
  private static final class TlsFiles {
    @Option(
        names = "--tls-cert",
        required = true,
        paramLabel = "PEM",
        description = "The certificate, with its chain.")
    private Path certificate = Path.of("");

    @Option(
        names = "--tls-key",
        required = true,
        paramLabel = "PEM",
        description = "Its private key (PKCS #8), without a password.")
    private Path key = Path.of("");
  }

  /** The command, writing to {@code streams}. */
  public GateCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireAtLeast(1, "--capacity", capacity);
    requireAtLeast(1, "--timeout", timeoutSeconds);
    requireAtLeast(0, "--drain-time", drainSeconds);
    Distributor distributor = distributor();
    SslContext context = tls == null ? null : GateTls.of(tls.certificate, tls.key);
    GateSettings settings =
        new GateSettings(application, cookie, Duration.ofSeconds(timeoutSeconds));
    try (Gate gate = new Gate(settings, distributor, context)) {
      for (InetSocketAddress address : listen) {
        streams.say("listening on " + SocketAddressText.of(gate.listen(address)));
      }
      new UntilToldToEnd(() -> gate.drain(Duration.ofSeconds(drainSeconds))).await();
    }
    return 0;
  }

  private Distributor distributor() {
    InFlightRequests inFlight = new InFlightRequests(capacity);
    PoolConfiguration pool = configuration.read();
    if (pool.topology().site(site).isEmpty()) {
      throw wrong("--site", site, "one of " + pool.topology().sites());
    }
    return pool.distributor(site).inFlight(inFlight).loadProbe(inFlight).build();
  }

  private void requireAtLeast(int least, String option, int value) {
    if (value < least) {
      throw wrong(option, Integer.toString(value), "at least " + least);
    }
  }

  private ParameterException wrong(String option, String value, String expected) {
    return new ParameterException(
        spec.commandLine(), option + ": \"" + value + "\" (expected " + expected + ")");
  }
}
