package io.distrib.config;

import io.distrib.topology.DnsName;
import io.distrib.topology.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys under {@code naming} that belong to more than one pool: those of the process to all,
 * those of a zone to the pools in it. Each stands in one of the files and holds for all that share
 * it, or stands in several and agrees. <em>Confined to one thread.</em>
 */
final class SharedSettings {
  /** Of one pool. */
  private static final Set<String> OWN =
      Set.of("zone", "roles", "zone-file", "answer-all-addresses");

  /** Of one zone; every other key is the process's. */
  private static final Set<String> OF_ZONE = Set.of("nameservers", "negative-ttl", "https-records");

  private final Map<String, Stated> first = new HashMap<>();

  /** A key, and the file in which it stands. */
  private record Stated(ConfigurationReader file, Node.Entry entry) {
    String place() {
      return file.path() + ":" + entry.at().line();
    }
  }

  /** Collects what stands in {@code files}; who differs from an earlier one is told. */
  SharedSettings(List<ConfigurationReader> files) {
    files.forEach(file -> naming(file).forEach(entry -> collect(new Stated(file, entry))));
  }

  /** What holds for {@code file} but stands in another one. */
  List<Node.Entry> missingFrom(ConfigurationReader file) {
    List<Node.Entry> missing = new ArrayList<>();
    for (String key : NamingKeys.PART.words()) {
      Stated stated = first.get(scope(file, key));
      if (stated != null && naming(file).stream().noneMatch(own -> own.key().equals(key))) {
        missing.add(stated.entry());
      }
    }
    return missing;
  }

  private void collect(Stated stated) {
    String key = stated.entry().key();
    Stated earlier = first.putIfAbsent(scope(stated.file(), key), stated);
    if (earlier != null
        && !earlier.file().equals(stated.file())
        && !earlier.entry().value().content().equals(stated.entry().value().content())) {
      String shared = OF_ZONE.contains(key) ? "the zone has one" : "the process has one";
      String expected = "the value of " + earlier.place() + ", or none here: " + shared;
      Node value = stated.entry().value();
      stated
          .file()
          .findings()
          .add(stated.entry().at(), new Fault("naming." + key, value.shown(), expected));
    }
  }

  /** Two entries share a value if their scopes are equal. */
  private static String scope(ConfigurationReader file, String key) {
    if (OWN.contains(key)) {
      return key + " of " + file.path();
    }
    return OF_ZONE.contains(key) ? key + " of zone " + apex(file) : key;
  }

  private static String apex(ConfigurationReader file) {
    return scalar(file, "naming", "zone")
        .or(() -> scalar(file, "pool", "name"))
        .flatMap(DnsName::parse)
        .map(DnsName::text)
        .orElseGet(() -> "? of " + file.path());
  }

  private static Optional<String> scalar(ConfigurationReader file, String section, String key) {
    return section(file, section)
        .flatMap(mapping -> mapping.entry(key))
        .map(entry -> entry.value())
        .filter(Node.Scalar.class::isInstance)
        .map(Node::shown);
  }

  private static List<Node.Entry> naming(ConfigurationReader file) {
    return section(file, "naming").map(Node.Mapping::entries).orElse(List.of());
  }

  private static Optional<Node.Mapping> section(ConfigurationReader file, String key) {
    return file.root()
        .flatMap(SharedSettings::mapping)
        .flatMap(root -> root.entry(key))
        .flatMap(entry -> mapping(entry.value()));
  }

  private static Optional<Node.Mapping> mapping(Node node) {
    return node instanceof Node.Mapping mapping ? Optional.of(mapping) : Optional.empty();
  }
}
