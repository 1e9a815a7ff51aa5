package io.distrib.config;

import io.distrib.redirect.DistributorBuilder;
import io.distrib.redirect.SettingsSource;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The file of a pool, for the distributor of one site, which takes in the file, and those that the
 * file names, when they change:
 *
 * <pre>{@code
 * Distributor distributor = PoolFile.distributor(Path.of("app.yaml"), "boston").build();
 * }</pre>
 *
 * <em>For one thread at a time.</em>
 */
public final class PoolFile implements SettingsSource {
  private final Path file;
  private final String siteId;
  private List<FileVersion> versions = List.of();

  PoolFile(Path file, String siteId) {
    this.file = file;
    this.siteId = siteId;
  }

  /**
   * A builder with everything that {@code file} says of the site {@code siteId}, now and whenever
   * it has changed. What is set on the builder in addition stays.
   *
   * @throws InvalidConfigurationException if the file cannot be read or is faulty, with every fault
   * @throws IllegalArgumentException if it has no such site
   */
  public static DistributorBuilder distributor(Path file, String siteId) {
    PoolFile source = new PoolFile(file, siteId);
    return source.read().source(source);
  }

  @Override
  public DistributorBuilder read() {
    ConfigurationReader reader = new ConfigurationReader(file);
    try {
      return reader.whole().distributor(siteId);
    } finally {
      versions = reader.findings().versions();
    }
  }

  /** Whether a file has another time, size or the like than when it was read, and other bytes. */
  @Override
  public boolean hasChanged() {
    List<FileVersion> now = versions.stream().map(FileVersion::now).toList();
    boolean isSame =
        IntStream.range(0, now.size()).allMatch(i -> now.get(i).hasContentOf(versions.get(i)));
    if (isSame) {
      versions = now;
    }
    return !isSame;
  }

  /** The file's path. */
  @Override
  public String toString() {
    return file.toString();
  }
}
