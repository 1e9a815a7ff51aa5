package io.distrib.server.resolve;

import com.google.common.base.Ascii;
import com.google.common.net.InetAddresses;
import io.distrib.model.AdminDrain;
import io.distrib.model.RecordKind;
import io.distrib.naming.NamingService;
import io.distrib.server.cli.ConfigurationsOption;
import io.distrib.server.cli.QuietLog;
import io.distrib.server.cli.Streams;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.DnsName;
import io.distrib.topology.Fault;
import io.distrib.topology.Site;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
public final class ResolveCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private final ConfigurationsOption configuration = new ConfigurationsOption();

  @Mixin private final ClientsOption clients = new ClientsOption();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "The name that is asked for. With --clients by default the first Pool Name.")
  private @Nullable String name;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TYPE",
      description = "The type of the records. Default: A.")
  private String type = "A";

  @Option(names = "--client", paramLabel = "ADDR", description = "The client that asks.")
  private @Nullable String client;

  @Option(
      names = "--down",
      paramLabel = "SITE",
      description = "A site that is down, in whichever pool; ID/ADDRESS: one of its addresses.")
  private List<String> down = new ArrayList<>();

  @Option(
      names = "--drain",
      paramLabel = "SITE",
      description = "A site that is draining, in whichever pool.")
  private List<String> draining = new ArrayList<>();

  /** Writes {@code streams}. */
  public ResolveCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    PrintStream out = streams.printer();
    if (clients.file() != null) {
      clients.print(plan(clients.file()), out);
    } else {
      printAnswer(out);
    }
    out.flush();
    return 0;
  }

  private void printAnswer(PrintStream out) {
    if (name == null || clients.isJson()) {
      String missing =
          name == null ? "Missing required parameter: 'NAME'" : "--json needs --clients";
      throw new ParameterException(spec.commandLine(), missing);
    }
    DnsName asked = parsed(name);
    int code = Type.value(type);
    if (code < 0) {
      throw wrong("TYPE", type, "a record type such as A, AAAA or HTTPS");
    }
    InetAddress address = client == null ? null : address(client);
    Rehearsal rehearsal = new Rehearsal(configuration.read());
    QuietLog.during(() -> changeAll(rehearsal));
    new Resolution(rehearsal, asked, code, address).print(out);
  }

  private ClientPlan plan(Path file) throws IOException {
    if (client != null) {
      throw wrong("--client", client, "either --client or --clients");
    }
    RecordKind kind =
        Stream.of(RecordKind.values())
            .filter(each -> each.name().equals(Ascii.toUpperCase(type)))
            .findFirst()
            .orElseThrow(() -> wrong("TYPE", type, "A, AAAA or HTTPS beside --clients"));
    List<ClientNetwork> networks = ClientFile.read(file, streams.in());
    Rehearsal rehearsal = new Rehearsal(configuration.read());
    DnsName asked = name == null ? rehearsal.parts().get(0).name() : parsed(name);
    Planner planner = new Planner(rehearsal, asked, kind);
    if (!planner.isKnown()) {
      throw wrong("NAME", asked.text(), "the name of a pool, a group or a site");
    }
    boolean hasChange = !down.isEmpty() || !draining.isEmpty();
    return planner.plan(
        networks, hasChange ? () -> QuietLog.during(() -> changeAll(rehearsal)) : null);
  }

  private DnsName parsed(String text) {
    return DnsName.parse(text).orElseThrow(() -> wrong("NAME", text, DnsName.expected(text)));
  }

  private void changeAll(Rehearsal rehearsal) {
    down.forEach(site -> change("--down", site, rehearsal, RehearsedOutage::takeDown));
    draining.forEach(site -> change("--drain", site, rehearsal, ResolveCommand::drain));
  }

  private static boolean drain(NamingService naming, String site) {
    boolean isThere = naming.topology().site(site).isPresent();
    if (isThere) {
      naming.setDrain(site, AdminDrain.DRAIN, "--drain");
    }
    return isThere;
  }

  private void change(
      String option, String site, Rehearsal rehearsal, BiPredicate<NamingService, String> change) {
    if (!rehearsal.change(site, change)) {
      String known =
          rehearsal.parts().stream()
              .flatMap(part -> part.pool().topology().sites().stream())
              .map(Site::id)
              .collect(Collectors.joining(", "));
      throw wrong(option, site, "one of " + known);
    }
  }

  private InetAddress address(String text) {
    if (!InetAddresses.isInetAddress(text) || text.indexOf('%') >= 0) {
      throw wrong("--client", text, "an IPv4 or IPv6 address");
    }
    return InetAddresses.forString(text);
  }

  private ParameterException wrong(String what, String value, String expected) {
    return new ParameterException(spec.commandLine(), new Fault(what, value, expected).toString());
  }
}
