package io.distrib.config;

import io.distrib.redirect.DistributorBuilder;
import io.distrib.redirect.DistributorSource;
import java.nio.file.Path;

/** Lets an adapter find its configuration by the file and the site alone. <em>Thread-safe.</em> */
public final class ConfigurationSource implements DistributorSource {
  /** For {@link java.util.ServiceLoader}. */
  public ConfigurationSource() {}

  @Override
  public DistributorBuilder distributor(Path configuration, String siteId) {
    return PoolFile.distributor(configuration, siteId);
  }
}
