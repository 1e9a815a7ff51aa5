package io.distrib.config;

import io.distrib.text.PrintableText;
import io.distrib.topology.DnsName;
import io.distrib.topology.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The pools of one nameserver, one from each file, free of contradictions between them: no name
 * stands in two files, and what belongs to the process or to a zone is the same in all.
 * <em>Immutable.</em>
 *
 * @param members the pools in the order of their files, at least one
 */
public record PoolSet(List<Member> members) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public PoolSet {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("no pool (expected at least one)");
    }
  }

  /**
   * One pool.
   *
   * @param file where it is described, as it was named to us
   * @param pool what it is, with the settings that it shares with others
   */
  public record Member(Path file, PoolConfiguration pool) {}

  /** The one pool that {@code file} describes. */
  public static PoolSet of(Path file, PoolConfiguration pool) {
    return new PoolSet(List.of(new Member(file, pool)));
  }

  /**
   * What {@code named} says: files, and folders whose files *.yaml, *.yml and *.json count.
   *
   * @throws InvalidConfigurationException with every fault of every file
   */
  public static PoolSet read(List<Path> named) {
    ConfigurationFolder folder = new ConfigurationFolder(named);
    List<ConfigurationReader> readers =
        folder.files().stream().map(ConfigurationReader::new).toList();
    List<Member> members = members(readers);
    List<LocatedFault> faults = new ArrayList<>(folder.faults());
    readers.forEach(reader -> faults.addAll(reader.faults()));
    if (!faults.isEmpty()) {
      readers.forEach(reader -> faults.addAll(reader.findings().lastFaults()));
      throw new InvalidConfigurationException(faults);
    }
    return new PoolSet(members);
  }

  /**
   * The settings of the process, which are the same in all pools; what belongs to one pool or zone
   * is at some default.
   */
  public NamingSettings process() {
    return members.get(0).pool().nameserver().ofProcess();
  }

  /**
   * What is allowed, but perhaps not meant, each with its file; where there are too many to read,
   * how many more there are.
   */
  public List<String> warnings() {
    Set<DnsName> zones =
        members.stream()
            .map(member -> member.pool().nameserver().zone())
            .collect(Collectors.toSet());
    return Fault.listed(
        members.stream()
            .flatMap(
                member ->
                    member.pool().warnings(zones).stream()
                        .map(warning -> member.file() + ": warning: " + warning))
            .map(PrintableText::new)
            .toList());
  }

  private static List<Member> members(List<ConfigurationReader> readers) {
    SharedSettings shared = new SharedSettings(readers);
    NameOwners owners = new NameOwners();
    List<Member> members = new ArrayList<>();
    for (ConfigurationReader reader : readers) {
      Optional<PoolConfiguration> pool = reader.configuration(shared.missingFrom(reader));
      pool.ifPresent(
          read -> {
            owners.add(read, reader.findings());
            members.add(new Member(reader.path(), read));
          });
    }
    return members;
  }
}
