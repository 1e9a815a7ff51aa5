package io.distrib.server.cli;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.distrib.config.PoolSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The files that a command works on, one for each pool. <em>Confined to one thread.</em> */
public final class ConfigurationsOption {
  private static final int KEY_DIGITS = 16;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description =
          "A file that describes a pool, or a folder of such files, *.yaml, *.yml or *.json; may be given several times.")
  private final List<Path> named = new ArrayList<>();

  /** What tells a nameserver with these files from others: 16 hexadecimal digits. */
  public String key() {
    Hasher hasher = Hashing.sha256().newHasher();
    named.forEach(file -> hasher.putUnencodedChars(file.toAbsolutePath().normalize() + "\n"));
    return hasher.hash().toString().substring(0, KEY_DIGITS);
  }

  /**
   * What they say now.
   *
   * @throws io.distrib.config.InvalidConfigurationException with every fault
   */
  public PoolSet read() {
    return PoolSet.read(named);
  }
}
