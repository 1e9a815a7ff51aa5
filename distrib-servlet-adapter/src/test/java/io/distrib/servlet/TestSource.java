package io.distrib.servlet;

import io.distrib.redirect.DistributorBuilder;
import io.distrib.redirect.DistributorSource;
import io.distrib.redirect.SettingsSource;
import java.nio.file.Path;

/** Knows one file, {@code pool.yaml}, which never changes, and one site in it, {@code boston}. */
public final class TestSource implements DistributorSource, SettingsSource {
  /** For the service loader. */
  public TestSource() {}

  @Override
  public DistributorBuilder distributor(Path configuration, String siteId) {
    if (!configuration.equals(Path.of("pool.yaml")) || !siteId.equals("boston")) {
      throw new IllegalArgumentException(configuration + " says nothing of " + siteId);
    }
    return read().source(this);
  }

  @Override
  public DistributorBuilder read() {
    return Sites.boston();
  }

  @Override
  public boolean hasChanged() {
    return false;
  }
}
