package io.distrib.server.serve;

import com.google.common.net.InetAddresses;
import io.distrib.config.PoolConfiguration;
import io.distrib.server.cli.ConfigurationOption;
import io.distrib.server.cli.Streams;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the nameserver until the process is told to end. <em>Confined to one thread.</em> */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Runs the nameserver with its health monitor, until SIGTERM or SIGINT.")
public final class ServeCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  /** The command, writing to {@code streams}. */
  public ServeCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PoolConfiguration pool = configuration.read();
    pool.warnings().forEach(warning -> say("warning: " + warning));
    try (Nameserver nameserver = new Nameserver(pool)) {
      nameserver.start();
      nameserver.addresses().forEach(address -> say("listening on " + text(address)));
      new UntilToldToEnd(nameserver::close).await();
    }
    return 0;
  }

  private void say(String message) {
    streams.err().println("distrib: " + message);
  }

  private static String text(InetSocketAddress address) {
    return InetAddresses.toUriString(address.getAddress()) + ":" + address.getPort();
  }
}
