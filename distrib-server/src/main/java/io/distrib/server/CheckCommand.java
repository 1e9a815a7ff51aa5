package io.distrib.server;

import io.distrib.config.PoolSet;
import io.distrib.dns.zone.Zone;
import io.distrib.naming.NamingService;
import io.distrib.server.cli.ConfigurationFiles;
import io.distrib.server.cli.Streams;
import io.distrib.server.daemon.Zones;
import io.distrib.text.PrintableText;
import io.distrib.topology.Fault;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says whether a configuration is sound. <em>Confined to one thread.</em> */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Validates a configuration, and the zone file that it names.")
final class CheckCommand implements Runnable {
  private final Streams streams;

  @Mixin private final ConfigurationFiles configuration = new ConfigurationFiles();

  @Option(
      names = "--print",
      description = "Prints the effective configuration, without secrets; one document a pool.")
  private boolean prints;

  CheckCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public void run() {
    PoolSet set = configuration.read();
    List<NamingService> namings =
        set.members().stream().map(member -> member.pool().naming().build()).toList();
    List<Zone> zones = Zones.of(set, namings);
    set.warnings().forEach(streams.err()::println);
    Fault.listed(warnings(zones, set)).forEach(streams.err()::println);
    PrintStream out = streams.printer();
    set.members().forEach(member -> print(out, set, member));
    out.flush();
  }

  private static List<PrintableText> warnings(List<Zone> zones, PoolSet set) {
    return zones.stream()
        .flatMap(zone -> zone.warnings(set.process().listen()).stream())
        .map(PrintableText::new)
        .toList();
  }

  private void print(PrintStream out, PoolSet set, PoolSet.Member member) {
    if (!prints) {
      out.println(new PrintableText(member.file() + ": ok"));
      return;
    }
    if (set.members().size() > 1) {
      out.println("---");
    }
    out.print(member.pool().print());
  }
}
