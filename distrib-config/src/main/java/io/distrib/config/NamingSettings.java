package io.distrib.config;

import io.distrib.model.NamingRole;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.DnsName;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the nameserver serves the pool's names. <em>Immutable.</em>
 *
 * @param listen where it listens, by UDP and TCP; port 0 is any free one
 * @param control the socket by which the running process is told what to do; empty: one in a folder
 *     of the user's own
 * @param state the file that keeps the states of the sites and the overrides of operators over a
 *     restart; empty: one in a folder of the user's own
 * @param zone the zone that holds the pool's name
 * @param roles the roles that it plays (D8), at least one
 * @param nameservers the names of the zone's nameservers
 * @param identity what those are told who ask which server answers, 1 to 56 bytes; empty: nothing
 * @param zoneFile further static records, an RFC 1035 master file
 * @param negativeTtl TTL of negative answers (RFC 2308), 0 s to 3 h
 * @param hasHttpsRecords whether names have an HTTPS record (RFC 9460), which makes browsers use
 *     https
 * @param answersAllAddresses whether all addresses of a site that is up are answered (D15)
 * @param outside what it does with a name outside the zone (D4)
 * @param upstreams whom it asks when it looks up names for others
 * @param recursionClients for whom it does so
 * @param rateLimit how much one client network may have
 * @param proxies the fronts that tell by the PROXY protocol whose queries they pass on
 */
public record NamingSettings(
    List<InetSocketAddress> listen,
    Optional<Path> control,
    Optional<Path> state,
    DnsName zone,
    Set<NamingRole> roles,
    List<DnsName> nameservers,
    Optional<String> identity,
    Optional<Path> zoneFile,
    Duration negativeTtl,
    boolean hasHttpsRecords,
    boolean answersAllAddresses,
    OutsideMode outside,
    List<InetSocketAddress> upstreams,
    List<ClientNetwork> recursionClients,
    RateLimitSettings rateLimit,
    List<ClientNetwork> proxies) {
  /** Copies the collections. */
  public NamingSettings {
    listen = List.copyOf(listen);
    roles = Set.copyOf(roles);
    nameservers = List.copyOf(nameservers);
    upstreams = List.copyOf(upstreams);
    recursionClients = List.copyOf(recursionClients);
    proxies = List.copyOf(proxies);
  }

  /** What holds for the process, with nothing of the pool or the zone left in it. */
  NamingSettings ofProcess() {
    return new NamingSettings(
        listen,
        control,
        state,
        DnsName.of("process.invalid"),
        Set.of(NamingRole.values()),
        List.of(),
        identity,
        Optional.empty(),
        Duration.ZERO,
        true,
        false,
        outside,
        upstreams,
        recursionClients,
        rateLimit,
        proxies);
  }
}
