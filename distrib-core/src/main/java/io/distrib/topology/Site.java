package io.distrib.topology;

import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One independent location: web servers that share session state among themselves and with nobody
 * else. <em>Immutable.</em>
 *
 * @param id the key under which it is declared, {@code [a-z0-9-]{1,63}}
 * @param name its failover DNS name (D2)
 * @param addresses where it answers, at least one
 * @param port its public port, 1 to 65535; empty when a redirect keeps the port of the request
 * @param httpsPort its public port for https, where it is another, 1 to 65535
 * @param weight its share under {@link Balance#WEIGHTED} where its group gives it no other, 1 to
 *     65535 (D17)
 * @param cold whether it is a standby: balanced names mean it only in the place of others (D17)
 * @param location where it is, for {@link Balance#NEAREST}; empty if that is not said
 * @param aliases further names that belong to it (H3)
 * @param ttl how long an answer for its name may be kept, 0 to 300 s (D3)
 */
public record Site(
    String id,
    DnsName name,
    List<InetAddress> addresses,
    OptionalInt port,
    OptionalInt httpsPort,
    int weight,
    boolean cold,
    Optional<GeoPoint> location,
    List<DnsName> aliases,
    Duration ttl) {
  /** Copies the lists. */
  public Site {
    addresses = List.copyOf(addresses);
    aliases = List.copyOf(aliases);
  }

  /**
   * The address of one machine that {@code text} spells, as a site can have it; empty if it spells
   * none, or an unspecified, multicast or broadcast one, or has a zone.
   */
  public static Optional<InetAddress> parseAddress(String text) {
    return text.indexOf('%') < 0 && InetAddresses.isInetAddress(text)
        ? Optional.of(InetAddresses.forString(text)).filter(Site::canHave)
        : Optional.empty();
  }

  private static boolean canHave(InetAddress address) {
    boolean isBroadcast = address instanceof Inet4Address && address.getAddress()[0] == -1;
    return !address.isAnyLocalAddress() && !address.isMulticastAddress() && !isBroadcast;
  }

  @Override
  public String toString() {
    return id;
  }
}
