package io.distrib.server.client;

import io.distrib.config.NamingSettings;
import io.distrib.config.PoolSet;
import io.distrib.server.place.ControlPlace;
import io.distrib.server.place.RunningSockets;
import io.distrib.server.protocol.ControlAnswer;
import io.distrib.server.protocol.ControlRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which running nameserver a command is for. <em>Confined to one thread.</em> */
public final class ControlOption {
  @ArgGroup private @Nullable Which which;

  /** Either of them. */
  static final class Which {
    @Option(
        names = "--control",
        paramLabel = "PATH",
        description = "The nameserver's control socket. Default: that of your only one that runs.")
    @Nullable Path socket;

    @Option(
        names = {"-c", "--config"},
        paramLabel = "FILE",
        description = "The configuration that the nameserver was started with, as for serve.")
    List<Path> configuration = new ArrayList<>();
  }

  /**
   * What the nameserver says to {@code request}.
   *
   * @throws IOException if it cannot be reached
   */
  public ControlAnswer ask(ControlRequest request) throws IOException {
    return ControlClient.ask(socket(), request);
  }

  private Path socket() throws IOException {
    RunningSockets running = new RunningSockets(System.getenv());
    if (which == null) {
      return running.only();
    }
    if (which.socket != null) {
      return which.socket;
    }
    NamingSettings settings = PoolSet.read(which.configuration).process();
    return settings.control().isPresent()
        ? settings.control().get()
        : running.named(ControlPlace.name(settings.listen().get(0)));
  }
}
