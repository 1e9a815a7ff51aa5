package io.distrib.config;

import io.distrib.marker.MarkerSettings;
import io.distrib.model.Fault;
import io.distrib.model.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads a whole file: every part of it, whatever is wrong with the others. */
final class ConfigurationReader {
  private static final int LARGEST = 16 * 1024 * 1024;

  private ConfigurationReader() {}

  static PoolConfiguration read(Path path) {
    Findings findings = new Findings(path.toString());
    Optional<PoolConfiguration> configuration =
        text(path, findings)
            .flatMap(text -> YamlReader.read(text, findings))
            .flatMap(root -> file(root, findings, ConfigurationFile.folder(path)));
    List<LocatedFault> faults = findings.faults();
    return configuration
        .filter(whole -> faults.isEmpty())
        .orElseThrow(() -> new InvalidConfigurationException(faults));
  }

  private static Optional<String> text(Path path, Findings findings) {
    try {
      return Optional.of(TextFile.read(path, LARGEST));
    } catch (IOException e) {
      String expected = "a file that can be read: " + e.getMessage();
      findings.add(0, new Fault("file", path.toString(), expected));
      return Optional.empty();
    }
  }

  private static Optional<PoolConfiguration> file(
      Node root, Findings findings, @Nullable Path folder) {
    if (!(root instanceof Node.Mapping)) {
      String expected = "a mapping with the keys " + String.join(", ", Part.FILE.keys());
      findings.add(root.line(), new Fault("file", root.shown(), expected));
      return Optional.empty();
    }
    Section file = Section.of(new Value(findings, "", root), Part.FILE);
    Section pool = file.section("pool", Part.POOL);
    Optional<Topology> topology = TopologyReader.read(file, pool, findings);
    MarkerSettings marker = MarkerReader.read(file, findings, folder);
    OptionalInt hops = RedirectReader.mostOverflowHops(file);
    RedirectSettings redirect = RedirectReader.redirect(file);
    List<String> bypass = RedirectReader.bypass(file);
    NamingSettings naming =
        NamingReader.read(file, findings, TopologyReader.poolName(pool), folder);
    HealthSettings health = HealthReader.read(file);
    return topology.map(
        whole -> new PoolConfiguration(whole, marker, hops, redirect, bypass, naming, health));
  }
}
