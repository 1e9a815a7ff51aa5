package io.distrib.server.cli;

import io.distrib.config.PoolConfiguration;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The file that a command works on. <em>Confined to one thread.</em> */
public final class ConfigurationOption {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The file that describes the pool.")
  private @Nullable Path file;

  /** The file, as it was named. */
  public Path file() {
    return Objects.requireNonNull(file);
  }

  /**
   * What it says.
   *
   * @throws io.distrib.config.InvalidConfigurationException with every fault
   */
  public PoolConfiguration read() {
    return PoolConfiguration.read(file());
  }
}
