package io.distrib.config;

import io.distrib.model.NamingRole;
import io.distrib.topology.DnsName;
import io.distrib.topology.Fault;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code naming}. <em>Confined to one thread.</em> */
final class NamingReader {
  private static final String UPSTREAM_EXPECTED =
      "the address and port of another server, such as 192.0.2.53:53 or [2001:db8::53]:53";
  private static final DnsName NO_NAME = DnsName.of("no-name.invalid");

  private final Section naming;
  private final Findings findings;

  private NamingReader(Section naming, Findings findings) {
    this.naming = naming;
    this.findings = findings;
  }

  /**
   * The settings for the pool {@code poolName}, if it could be read; the zone file is looked for
   * from {@code folder}.
   */
  static NamingSettings read(
      Section file, Findings findings, Optional<DnsName> poolName, @Nullable Path folder) {
    Section naming = file.section(FileKeys.NAMING);
    NamingReader reader = new NamingReader(naming, findings);
    List<InetSocketAddress> listen = naming.readOrDefault(NamingKeys.LISTEN);
    List<InetSocketAddress> upstreams = reader.upstreams(listen);
    return new NamingSettings(
        listen,
        naming.read(NamingKeys.CONTROL),
        naming.read(NamingKeys.STATE),
        reader.zone(poolName),
        reader.roles(),
        naming.read(NamingKeys.NAMESERVERS).orElse(List.of()),
        naming.read(NamingKeys.IDENTITY),
        reader.zoneFile(folder),
        naming.readOrDefault(NamingKeys.NEGATIVE_TTL),
        naming.readOrDefault(NamingKeys.HTTPS_RECORDS),
        naming.readOrDefault(NamingKeys.ANSWER_ALL_ADDRESSES),
        reader.outside(),
        upstreams,
        naming.readOrDefault(NamingKeys.RECURSION_CLIENTS),
        rateLimit(naming.section(NamingKeys.RATE_LIMIT)),
        naming.read(NamingKeys.PROXIES).orElse(List.of()));
  }

  private static RateLimitSettings rateLimit(Section limit) {
    return new RateLimitSettings(
        limit.readOrDefault(RateLimitKeys.PER_SECOND),
        limit.readOrDefault(RateLimitKeys.SLIP),
        limit.readOrDefault(RateLimitKeys.EXEMPT));
  }

  /** Only a loop that can be seen is a fault. */
  private List<InetSocketAddress> upstreams(List<InetSocketAddress> listen) {
    DistinctItems<InetSocketAddress> others =
        DistinctItems.of(
            text -> SocketAddressText.parse(text).filter(upstream -> isElsewhere(upstream, listen)),
            UPSTREAM_EXPECTED);
    return naming.get(NamingKeys.UPSTREAMS).map(others::read).orElse(List.of());
  }

  private static boolean isElsewhere(InetSocketAddress upstream, List<InetSocketAddress> listen) {
    return upstream.getPort() != 0
        && !upstream.getAddress().isAnyLocalAddress()
        && listen.stream().noneMatch(own -> isAt(own, upstream));
  }

  private static boolean isAt(InetSocketAddress own, InetSocketAddress upstream) {
    InetAddress address = own.getAddress();
    return own.equals(upstream)
        || (own.getPort() == upstream.getPort()
            && address.isAnyLocalAddress()
            && upstream.getAddress().isLoopbackAddress());
  }

  private DnsName zone(Optional<DnsName> poolName) {
    Optional<DnsName> zone = naming.read(NamingKeys.ZONE);
    zone.ifPresent(
        name ->
            poolName
                .filter(pool -> !pool.isWithin(name))
                .ifPresent(pool -> findings.addAsWritten(outside(name, pool))));
    return zone.or(() -> poolName).orElse(NO_NAME);
  }

  private static Fault outside(DnsName zone, DnsName pool) {
    return new Fault("naming.zone", zone.text(), "a zone that holds the pool's name, " + pool);
  }

  private Set<NamingRole> roles() {
    List<NamingRole> roles = naming.readOrDefault(NamingKeys.ROLES);
    return roles.isEmpty() ? Set.of(NamingRole.values()) : Set.copyOf(roles);
  }

  /**
   * Only who serves the zone needs the file: that it cannot be read is told beside other faults.
   */
  private Optional<Path> zoneFile(@Nullable Path folder) {
    Optional<Path> file = naming.get(NamingKeys.ZONE_FILE).flatMap(value -> file(value, folder));
    file.flatMap(TextFile::obstacle)
        .map(why -> new Fault("naming.zone-file", "", "a file that can be read: " + why))
        .ifPresent(findings::addLast);
    return file;
  }

  private static Optional<Path> file(Value value, @Nullable Path folder) {
    return value.parsed(name -> ConfigurationFile.tryResolve(folder, name), "the name of a file");
  }

  private OutsideMode outside() {
    OutsideMode outside = naming.readOrDefault(NamingKeys.OUTSIDE);
    if (outside == OutsideMode.RECURSE && !naming.has(NamingKeys.UPSTREAMS)) {
      String expected = "refuse or refer; recurse needs upstreams to ask";
      findings.addAsWritten(new Fault("naming.outside", outside.text(), expected));
    }
    return outside;
  }
}
