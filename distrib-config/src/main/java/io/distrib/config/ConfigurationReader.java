package io.distrib.config;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.distrib.marker.MarkerSettings;
import io.distrib.model.CookieSettings;
import io.distrib.model.ProxySettings;
import io.distrib.model.StatusSettings;
import io.distrib.model.TakeoverSettings;
import io.distrib.model.WaitingSettings;
import io.distrib.topology.Fault;
import io.distrib.topology.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole file: every part of it, whatever is wrong with the others. <em>Confined to one
 * thread.</em>
 */
final class ConfigurationReader {
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private final Path path;
  private final Findings findings;
  private final Optional<Node> root;
  private Set<String> inherited = Set.of();

  /** Reads the nodes of {@code path}, not yet what they mean. */
  ConfigurationReader(Path path) {
    this.path = path;
    this.findings = new Findings(path.toString());
    this.root =
        text(path, findings)
            .flatMap(text -> YamlReader.read(text, findings, "a pool and its sites"));
  }

  /** What {@code path} says by itself. */
  static PoolConfiguration read(Path path) {
    return new ConfigurationReader(path).whole();
  }

  /**
   * What the file says by itself.
   *
   * @throws InvalidConfigurationException with every fault
   */
  PoolConfiguration whole() {
    Optional<PoolConfiguration> configuration = configuration(List.of());
    List<LocatedFault> faults = faults();
    return configuration
        .filter(read -> faults.isEmpty())
        .orElseThrow(() -> new InvalidConfigurationException(faults));
  }

  Path path() {
    return path;
  }

  /** The whole file, as it is written; empty if that cannot be read. */
  Optional<Node> root() {
    return root;
  }

  Findings findings() {
    return findings;
  }

  /**
   * What the file means where {@code others} stand under {@code naming} as well; empty, with
   * faults, if it has no topology.
   */
  Optional<PoolConfiguration> configuration(List<Node.Entry> others) {
    inherited = others.stream().map(entry -> "naming." + entry.key()).collect(toUnmodifiableSet());
    return root.map(own -> Node.with(own, "naming", others))
        .flatMap(whole -> file(whole, findings, ConfigurationFile.folder(path)));
  }

  /** Every fault of what stands in this file itself. */
  List<LocatedFault> faults() {
    return findings.faults().stream()
        .filter(located -> !isInherited(located.fault().path()))
        .toList();
  }

  private boolean isInherited(String place) {
    return inherited.stream()
        .anyMatch(key -> place.startsWith(key) && !isLonger(place.substring(key.length())));
  }

  /** Whether more of the same key follows. */
  private static boolean isLonger(String rest) {
    return !rest.isEmpty() && rest.charAt(0) != '[' && rest.charAt(0) != '.';
  }

  private static Optional<String> text(Path path, Findings findings) {
    try {
      return Optional.of(findings.text(path, MAX_BYTES));
    } catch (IOException e) {
      String expected = "a file that can be read: " + e.getMessage();
      findings.add(Mark.FILE, new Fault("file", path.toString(), expected));
      return Optional.empty();
    }
  }

  private static Optional<PoolConfiguration> file(
      Node root, Findings findings, @Nullable Path folder) {
    if (!(root instanceof Node.Mapping)) {
      findings.add(root.at(), new Fault("file", root.shown(), FileKeys.PART.expected()));
      return Optional.empty();
    }
    Section file = Section.of(new Value(findings, "", root), FileKeys.PART);
    Section pool = file.section(FileKeys.POOL);
    Map<String, Section> sites = TopologyReader.sites(file);
    Optional<Topology> topology = TopologyReader.read(file, pool, sites, findings);
    GeoDatabases geo = GeoReader.read(file, folder);
    MarkerSettings marker = MarkerReader.read(file, findings, folder);
    OptionalInt hops = file.section(FileKeys.OVERFLOW).number(OverflowKeys.MAX_HOPS);
    RedirectSettings redirect = RedirectReader.read(file);
    Optional<Section> waits = WaitingReader.section(file);
    Optional<WaitingSettings> waiting = waits.map(WaitingReader::read);
    WaitingFiles pages = WaitingFilesReader.read(waits, folder);
    List<String> bypass = file.read(FileKeys.BYPASS).orElse(List.of());
    ProxySettings proxies = ProxyReader.read(file);
    CookieSettings cookies = CookieReader.read(file, marker, topology, findings);
    NamingSettings naming =
        NamingReader.read(file, findings, TopologyReader.poolName(pool), folder);
    Optional<StatusSettings> status = StatusReader.read(file, findings, folder);
    TakeoverSettings takeover = TakeoverKeys.read(file);
    HealthSettings health = HealthReader.read(file, sites, status, findings, folder);
    return topology.map(
        whole ->
            new PoolConfiguration(
                whole, geo, marker, hops, redirect, waiting, pages, bypass, proxies, cookies,
                status, takeover, naming, health));
  }
}
