package io.distrib.server.cli;

import io.distrib.config.PoolSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The files that a command works on, one for each pool. <em>Confined to one thread.</em> */
public final class ConfigurationsOption {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description =
          "A file that describes a pool, or a folder of such files, *.yaml, *.yml or *.json; may be given several times.")
  private final List<Path> named = new ArrayList<>();

  /**
   * What they say now.
   *
   * @throws io.distrib.config.InvalidConfigurationException with every fault
   */
  public PoolSet read() {
    return PoolSet.read(named);
  }
}
