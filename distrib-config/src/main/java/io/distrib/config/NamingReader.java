package io.distrib.config;

import io.distrib.model.NamingRole;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.DnsName;
import io.distrib.topology.Fault;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code naming}. <em>Confined to one thread.</em> */
final class NamingReader {
  private static final List<InetSocketAddress> LISTEN =
      SocketAddressText.parse("127.0.0.1:5353").stream().toList();
  private static final List<ClientNetwork> LOOPBACK =
      List.of(
          ClientNetwork.parse("127.0.0.0/8").orElseThrow(),
          ClientNetwork.parse("::1/128").orElseThrow());
  private static final String CONTROL_EXPECTED =
      "an absolute path of at most " + ConfigurationFile.MAX_SOCKET_BYTES + " bytes";
  private static final String STATE_EXPECTED = "an absolute path of a file";
  private static final String UPSTREAM_EXPECTED =
      "the address and port of another server, such as 192.0.2.53:53 or [2001:db8::53]:53";
  private static final int MAX_IDENTITY_BYTES = 56;
  private static final String IDENTITY_EXPECTED =
      "a text of 1 to " + MAX_IDENTITY_BYTES + " bytes, such as ns1.example.test";
  private static final DnsName NO_NAME = DnsName.of("no-name.invalid");
  private static final DurationRange NEGATIVE_TTL = DurationRange.seconds(0, 10_800);
  private static final Duration DEFAULT_NEGATIVE_TTL = Duration.ofSeconds(30);

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
    NamingReader reader = new NamingReader(file.section("naming", Part.NAMING), findings);
    List<InetSocketAddress> listen = reader.listen();
    List<InetSocketAddress> upstreams = reader.upstreams(listen);
    return new NamingSettings(
        listen,
        reader.control(),
        reader.state(),
        reader.zone(poolName),
        reader.roles(),
        reader.list("nameservers", DnsName::parse, DnsName.EXPECTED),
        reader.identity(),
        reader.zoneFile(folder),
        reader.naming.get("negative-ttl").flatMap(NEGATIVE_TTL::read).orElse(DEFAULT_NEGATIVE_TTL),
        reader.naming.get("https-records").flatMap(Value::flag).orElse(true),
        reader.outside(),
        upstreams,
        reader.recursionClients(),
        RateLimitReader.read(reader.naming, LOOPBACK),
        reader.list("proxies", ClientNetwork::parse, ClientNetwork.EXPECTED));
  }

  private List<InetSocketAddress> listen() {
    List<InetSocketAddress> listen =
        list("listen", SocketAddressText::parse, SocketAddressText.EXPECTED);
    return naming.has("listen") ? listen : LISTEN;
  }

  /** Only a loop that can be seen is a fault. */
  private List<InetSocketAddress> upstreams(List<InetSocketAddress> listen) {
    return list(
        "upstreams",
        text -> SocketAddressText.parse(text).filter(upstream -> isElsewhere(upstream, listen)),
        UPSTREAM_EXPECTED);
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

  private Optional<Path> control() {
    return naming
        .get("control")
        .flatMap(value -> value.parsed(ConfigurationFile::trySocket, CONTROL_EXPECTED));
  }

  private Optional<Path> state() {
    return naming
        .get("state")
        .flatMap(value -> value.parsed(ConfigurationFile::tryAbsolute, STATE_EXPECTED));
  }

  private DnsName zone(Optional<DnsName> poolName) {
    Optional<DnsName> zone =
        naming.get("zone").flatMap(value -> value.parsed(DnsName::parse, DnsName.EXPECTED));
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
    Set<NamingRole> roles = new LinkedHashSet<>();
    for (Value value : naming.items("roles", "roles: load-balance, failover")) {
      value
          .choice(NamingRole.values(), NamingRole::text)
          .filter(role -> !roles.add(role))
          .ifPresent(role -> value.refuse("each role once"));
    }
    refuseEmpty("roles", "at least one role: load-balance, failover");
    return roles.isEmpty() ? Set.of(NamingRole.values()) : roles;
  }

  private Optional<String> identity() {
    return naming
        .get("identity")
        .flatMap(value -> value.parsed(NamingReader::identity, IDENTITY_EXPECTED));
  }

  private static Optional<String> identity(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    boolean isVisible = text.chars().noneMatch(Character::isISOControl);
    return bytes > 0 && bytes <= MAX_IDENTITY_BYTES && isVisible
        ? Optional.of(text)
        : Optional.empty();
  }

  /**
   * Only who serves the zone needs the file: that it cannot be read is told beside other faults.
   */
  private Optional<Path> zoneFile(@Nullable Path folder) {
    Optional<Path> file = naming.get("zone-file").flatMap(value -> file(value, folder));
    file.flatMap(TextFile::obstacle)
        .map(why -> new Fault("naming.zone-file", "", "a file that can be read: " + why))
        .ifPresent(findings::addLast);
    return file;
  }

  private static Optional<Path> file(Value value, @Nullable Path folder) {
    return value.parsed(name -> ConfigurationFile.tryResolve(folder, name), "the name of a file");
  }

  private OutsideMode outside() {
    OutsideMode outside =
        naming
            .get("outside")
            .flatMap(value -> value.choice(OutsideMode.values(), OutsideMode::text))
            .orElse(OutsideMode.REFUSE);
    if (outside == OutsideMode.RECURSE && !naming.has("upstreams")) {
      String expected = "refuse or refer; recurse needs upstreams to ask";
      findings.addAsWritten(new Fault("naming.outside", outside.text(), expected));
    }
    return outside;
  }

  private List<ClientNetwork> recursionClients() {
    return naming.has("recursion-clients")
        ? list("recursion-clients", ClientNetwork::parse, ClientNetwork.EXPECTED)
        : LOOPBACK;
  }

  /** The items of a list, at least one, each once. */
  private <T> List<T> list(String key, Function<String, Optional<T>> parser, String expected) {
    Set<T> items = new LinkedHashSet<>();
    for (Value value : naming.items(key, "items, each " + expected)) {
      value
          .parsed(parser, expected)
          .filter(item -> !items.add(item) && !isAnyPort(item))
          .ifPresent(item -> value.refuse("each item once"));
    }
    refuseEmpty(key, "at least one item: " + expected);
    return List.copyOf(items);
  }

  private void refuseEmpty(String key, String expected) {
    naming
        .get(key)
        .filter(value -> value.node() instanceof Node.Sequence list && list.items().isEmpty())
        .ifPresent(value -> value.refuse(expected));
  }

  private static boolean isAnyPort(Object item) {
    return item instanceof InetSocketAddress address && address.getPort() == 0;
  }
}
