package io.distrib.server.daemon;

import io.distrib.config.PoolSet;
import io.distrib.config.SocketAddressText;
import io.distrib.server.cli.ConfigurationFiles;
import io.distrib.server.cli.Streams;
import io.distrib.server.daemon.control.ControlCommands;
import io.distrib.server.daemon.control.ControlSocket;
import io.distrib.server.daemon.operator.Operator;
import io.distrib.server.daemon.operator.SavedState;
import io.distrib.server.daemon.operator.StateFile;
import io.distrib.server.place.ControlPlace;
import io.distrib.topology.Topology;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the nameserver until the process is told to end. <em>Confined to one thread.</em> */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Runs the nameserver with its health monitor, until SIGTERM or SIGINT; SIGHUP reloads.")
public final class ServeCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private final ConfigurationFiles configuration = new ConfigurationFiles();

  /** The command, writing to {@code streams}. */
  public ServeCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PoolSet set = configuration.read();
    introduce(set);
    set.warnings().forEach(streams::say);
    Path folder = ControlPlace.folder(set.process());
    StateFile state = new StateFile(StatePlace.of(set.process(), configuration.key(), folder));
    SavedState saved = state.read();
    InstantSource clock = InstantSource.system();
    try (Nameserver nameserver = new Nameserver(set, saved.believed(clock.instant()));
        Operator operator = new Operator(nameserver::pools, state, clock);
        DatabaseWatch databases = new DatabaseWatch(nameserver)) {
      operator.restore(saved);
      nameserver.start();
      Reload reload = new Reload(configuration::read, nameserver, operator::tick);
      try (ControlSocket control = control(set, folder, nameserver, commands(operator, reload))) {
        operator.start();
        databases.start();
        HangupSignal.handle(reload::run);
        UntilToldToEnd end = new UntilToldToEnd(() -> end(control, nameserver));
        nameserver
            .addresses()
            .forEach(address -> streams.say("listening on " + SocketAddressText.of(address)));
        end.await();
      }
    }
    return 0;
  }

  /** Where other commands reach this process. */
  private ControlSocket control(
      PoolSet set, Path folder, Nameserver nameserver, ControlCommands commands)
      throws IOException {
    Path place = ControlPlace.socket(set.process(), folder, first(set, nameserver));
    ControlSocket socket = ControlSocket.open(place, commands);
    streams.say("control socket " + socket.path());
    return socket;
  }

  /** The first address; its port is a free one only if it is there to have one. */
  private static InetSocketAddress first(PoolSet set, Nameserver nameserver) {
    InetSocketAddress wanted = set.process().listen().get(0);
    List<InetSocketAddress> bound = nameserver.addresses();
    return wanted.getPort() == 0 && !bound.isEmpty() ? bound.get(0) : wanted;
  }

  private static ControlCommands commands(Operator operator, Reload reload) {
    ControlCommands commands = new ControlCommands().with("reload", request -> reload.run());
    operator.addTo(commands);
    return commands;
  }

  /** Says what runs here, and from which files. */
  private void introduce(PoolSet set) {
    String version = ServeCommand.class.getPackage().getImplementationVersion();
    streams.say("version " + (version == null ? "unknown" : version));
    for (PoolSet.Member member : set.members()) {
      Topology topology = member.pool().topology();
      int sites = topology.sites().size();
      streams.say("pool " + topology.pool().name() + ", sites " + sites + ", of " + member.file());
    }
  }

  private void end(ControlSocket control, Nameserver nameserver) {
    streams.say("told to end: answering what has come");
    control.close();
    nameserver.close();
    streams.say("ended");
  }
}
