package io.distrib.server.resolve;

import com.google.common.net.InetAddresses;
import io.distrib.NamingService;
import io.distrib.config.PoolConfiguration;
import io.distrib.model.AdminDrain;
import io.distrib.model.AdminState;
import io.distrib.model.DnsName;
import io.distrib.model.NamingQuestion;
import io.distrib.server.cli.ConfigurationOption;
import io.distrib.server.cli.Streams;
import java.io.PrintStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Type;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * What the nameserver would answer, and why, without a network. <em>Confined to one thread.</em>
 */
@Command(
    name = "resolve",
    mixinStandardHelpOptions = true,
    description = "Tells what the nameserver would answer, and why, without a network.")
public final class ResolveCommand implements Runnable {
  private final Streams streams;

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NAME", description = "The name that is asked for.")
  private String name = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TYPE",
      description = "The type of the records. Default: A.")
  private String type = "A";

  @Option(names = "--client", paramLabel = "ADDR", description = "The client that asks.")
  private @Nullable String client;

  @Option(names = "--down", paramLabel = "SITE", description = "A site that is down.")
  private List<String> down = new ArrayList<>();

  @Option(names = "--drain", paramLabel = "SITE", description = "A site that is draining.")
  private List<String> draining = new ArrayList<>();

  /** Writes {@code streams}. */
  public ResolveCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public void run() {
    DnsName asked = DnsName.parse(name).orElseThrow(() -> wrong("NAME", name, DnsName.EXPECTED));
    int code = Type.value(type);
    if (code < 0) {
      throw wrong("TYPE", type, "a record type such as A, AAAA or HTTPS");
    }
    InetAddress address = client == null ? null : address(client);
    PoolConfiguration pool = configuration.read();
    NamingService naming = pool.naming().build();
    down.forEach(site -> naming.setAdmin(known("--down", site, pool), AdminState.DOWN, "--down"));
    draining.forEach(
        site -> naming.setDrain(known("--drain", site, pool), AdminDrain.DRAIN, "--drain"));
    PrintStream out = streams.printer();
    new Resolution(pool, naming, new NamingQuestion(asked, address), code).print(out);
    out.flush();
  }

  private InetAddress address(String text) {
    if (!InetAddresses.isInetAddress(text) || text.indexOf('%') >= 0) {
      throw wrong("--client", text, "an IPv4 or IPv6 address");
    }
    return InetAddresses.forString(text);
  }

  private String known(String option, String site, PoolConfiguration pool) {
    if (pool.topology().site(site).isEmpty()) {
      throw wrong(option, site, "one of " + pool.topology().sites());
    }
    return site;
  }

  private ParameterException wrong(String what, String value, String expected) {
    return new ParameterException(
        spec.commandLine(), what + ": \"" + value + "\" (expected " + expected + ")");
  }
}
