package io.distrib.config;

import com.google.common.collect.ImmutableMap;
import io.distrib.model.NamingRole;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.DnsName;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The keys of {@code naming}. */
final class NamingKeys {
  static final Part PART = new Part("naming");

  private static final int MAX_IDENTITY_BYTES = 56;
  private static final List<NamingRole> ROLE_VALUES = List.of(NamingRole.values());

  static final Key<List<InetSocketAddress>> LISTEN =
      PART.add(
          Key.of(
                  "listen",
                  KeyTypes.distinct(
                      DistinctItems.of(SocketAddressText::parse, SocketAddressText.EXPECTED),
                      SocketAddressText::of,
                      KeyTypes.ref("sockets")),
                  "Where the nameserver listens, by UDP and TCP.")
              .withDefault(SocketAddressText.parse("127.0.0.1:5353").stream().toList()));

  static final Key<Path> CONTROL =
      PART.add(
          Key.of(
              "control",
              KeyTypes.parsed(
                  ConfigurationFile::trySocket,
                  "an absolute path of at most " + ConfigurationFile.MAX_SOCKET_BYTES + " bytes",
                  Path::toString,
                  KeyTypes.matching("^/.{1,99}$")),
              "The socket by which the running nameserver is told what to do, an absolute path."));

  static final Key<Path> STATE =
      PART.add(
          Key.of(
              "state",
              KeyTypes.parsed(
                  ConfigurationFile::tryAbsolute,
                  "an absolute path of a file",
                  Path::toString,
                  KeyTypes.matching("^/.{1,1000}$")),
              "The file that keeps over a restart what is known of the sites, an absolute path."));

  static final Key<DnsName> ZONE =
      PART.add(
          Key.of(
              "zone",
              KeyTypes.parsed(
                  DnsName::parse, DnsName.EXPECTED, DnsName::text, KeyTypes.ref("name")),
              "The zone that holds the pool's name; that name by default."));

  static final Key<List<NamingRole>> ROLES =
      PART.add(
          Key.of(
                  "roles",
                  KeyTypes.distinct(
                      new DistinctItems<>(
                          value -> value.choice(NamingRole.values(), NamingRole::text),
                          "roles: load-balance, failover",
                          "at least one role: load-balance, failover",
                          "each role once"),
                      NamingRole::text,
                      KeyTypes.set(
                          KeyTypes.choice(NamingRole.values(), NamingRole::text).schema())),
                  "The names that it answers: those of pool and groups, those of sites.")
              .withDefault(ROLE_VALUES));

  static final Key<List<DnsName>> NAMESERVERS =
      PART.add(
          Key.of(
              "nameservers",
              KeyTypes.distinct(
                  DistinctItems.of(DnsName::parse, DnsName.EXPECTED),
                  DnsName::text,
                  KeyTypes.set(KeyTypes.ref("name"))),
              "The names of the zone's nameservers."));

  static final Key<String> IDENTITY =
      PART.add(
          Key.of(
              "identity",
              KeyTypes.text(
                  NamingKeys::isIdentity,
                  "a text of 1 to " + MAX_IDENTITY_BYTES + " bytes, such as ns1.example.test",
                  ImmutableMap.of(
                      "type", "string", "minLength", 1, "maxLength", MAX_IDENTITY_BYTES)),
              "The text for those who ask which nameserver answers (NSID, id.server, hostname.bind)."));

  static final Key<Value> ZONE_FILE =
      PART.add(
          Key.of(
              "zone-file",
              KeyTypes.FILE,
              "Further static records, an RFC 1035 master file, from the folder of this file."));

  static final Key<Duration> NEGATIVE_TTL =
      PART.add(
          Key.of(
                  "negative-ttl",
                  KeyTypes.seconds(0, Duration.ofHours(3)),
                  "How long it may be kept that there is nothing.")
              .withDefault(Duration.ofSeconds(30)));

  static final Key<Boolean> HTTPS_RECORDS =
      PART.add(
          Key.of(
                  "https-records",
                  KeyTypes.flag(),
                  "Whether names have an HTTPS record, which makes browsers use https.")
              .withDefault(true));

  static final Key<Boolean> ANSWER_ALL_ADDRESSES =
      PART.add(
          Key.of(
                  "answer-all-addresses",
                  KeyTypes.flag(),
                  "Whether all addresses of a site that is up are answered, not those alone that are up.")
              .withDefault(false));

  static final Key<OutsideMode> OUTSIDE =
      PART.add(
          Key.of(
                  "outside",
                  KeyTypes.choice(OutsideMode.values(), OutsideMode::text),
                  "What it does with a name outside the zone.")
              .withDefault(OutsideMode.REFUSE));

  static final Key<Value> UPSTREAMS =
      PART.add(
          Key.of(
              "upstreams",
              KeyType.special(KeyTypes.ref("sockets")),
              "Whom it asks when outside is recurse."));

  static final Key<List<ClientNetwork>> RECURSION_CLIENTS =
      PART.add(
          Key.of(
                  "recursion-clients",
                  KeyTypes.distinctNetworks(),
                  "For whom it looks up names outside the zone.")
              .withDefault(KeyTypes.LOOPBACK));

  static final Key<Value> RATE_LIMIT =
      PART.add(
          Key.of(
              "rate-limit",
              KeyTypes.section(RateLimitKeys.PART),
              "How much one client network, a /24 or a /56, may have by UDP."));

  static final Key<List<ClientNetwork>> PROXIES =
      PART.add(
          Key.of(
              "proxies",
              KeyTypes.distinctNetworks(),
              "Fronts that tell by the PROXY protocol, version 2, whose queries they pass on."));

  private NamingKeys() {}

  private static boolean isIdentity(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    boolean isVisible = text.chars().noneMatch(Character::isISOControl);
    return bytes > 0 && bytes <= MAX_IDENTITY_BYTES && isVisible;
  }
}
