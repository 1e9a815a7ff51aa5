package io.distrib.server.cli;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.distrib.config.PoolSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The files that a command works on, one for each pool. */
abstract class NamedFiles {
  private static final int KEY_DIGITS = 16;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description =
          "A file that describes a pool, or a folder of such files, *.yaml, *.yml or *.json; may be given several times.")
  private final List<Path> named = new ArrayList<>();

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  /** What tells a nameserver with these files from others: 16 hexadecimal digits. */
  public String key() {
    Hasher hasher = Hashing.sha256().newHasher();
    files().forEach(file -> hasher.putUnencodedChars(file.toAbsolutePath().normalize() + "\n"));
    return hasher.hash().toString().substring(0, KEY_DIGITS);
  }

  /**
   * What they say now.
   *
   * @throws io.distrib.config.InvalidConfigurationException with every fault
   */
  public PoolSet read() {
    return PoolSet.read(files());
  }

  /** Those that were typed without an option. */
  abstract List<Path> typed();

  private List<Path> files() {
    List<Path> files = new ArrayList<>(named);
    files.addAll(typed());
    if (files.isEmpty()) {
      throw new ParameterException(spec.commandLine(), ConfigurationOption.MISSING);
    }
    return files;
  }
}
