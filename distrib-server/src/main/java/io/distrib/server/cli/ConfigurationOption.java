package io.distrib.server.cli;

import io.distrib.config.PoolConfiguration;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The one file that a command works on. <em>Confined to one thread.</em> */
public final class ConfigurationOption {
  static final String MISSING =
      "Missing required option: '--config=FILE', the file that describes the pool";

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The file that describes the pool.")
  private @Nullable Path named;

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "The same as --config FILE.")
  private @Nullable Path typed;

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  /**
   * What it says.
   *
   * @throws io.distrib.config.InvalidConfigurationException with every fault
   */
  public PoolConfiguration read() {
    if (named != null && typed != null) {
      throw wrong("two files: " + named + " and " + typed + " (expected one)");
    }
    Path file = named == null ? typed : named;
    if (file == null) {
      throw wrong(MISSING);
    }
    return PoolConfiguration.read(file);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
