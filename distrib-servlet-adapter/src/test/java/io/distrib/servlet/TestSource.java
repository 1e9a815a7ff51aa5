package io.distrib.servlet;

import io.distrib.redirect.DistributorBuilder;
import io.distrib.redirect.DistributorSource;
import java.nio.file.Path;

/** Knows one file, {@code pool.yaml}, and one site in it, {@code boston}. */
public final class TestSource implements DistributorSource {
  /** For the service loader. */
  public TestSource() {}

  @Override
  public DistributorBuilder distributor(Path configuration, String siteId) {
    if (!configuration.equals(Path.of("pool.yaml")) || !siteId.equals("boston")) {
      throw new IllegalArgumentException(configuration + " says nothing of " + siteId);
    }
    return Sites.boston();
  }
}
